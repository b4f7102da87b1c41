import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';

/** A phone code on its way to a person. */
export interface PhoneCode {
	communityId: Id<'community'>;
	personId: Id<'person'>;
	name: string;
	phone: string;
	code: string;
	expiresAt: Instant;
}

/** Carries a phone code to its person. Another one (a text message, WeChat) takes the place of the desk's by this shape. */
export interface CodeSender {
	/** Who the person hears it from: the clerk, who reads it out, or her own phone. */
	readonly by: 'desk' | 'phone';
	send(code: PhoneCode): Promise<void>;
}

/**
 * The default sender: the code is shown at the clerk's desk, and the clerk reads it to the person she knows by voice. Codes are
 * stored hashed; what is shown is kept in memory only, until it is used up or ten minutes old.
 */
export interface DeskSender extends CodeSender {
	listFor(communityId: Id<'community'>, now: Instant): PhoneCode[];
}

export function openDeskSender(): DeskSender {
	let waiting: PhoneCode[] = [];
	return {
		by: 'desk',
		async send(code) {
			waiting = waiting.filter((other) => other.personId !== code.personId);
			waiting.push(code);
		},
		listFor(communityId, now) {
			waiting = waiting.filter((code) => now < code.expiresAt);
			return waiting.filter((code) => code.communityId === communityId);
		}
	};
}
