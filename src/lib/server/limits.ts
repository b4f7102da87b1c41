import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from '#lib/kernel/refusal.ts';

/** How many large files are worked on at once. */
const AT_ONCE = 3;

/** Whom wrong guesses are counted against: the address they come from, and the account they are at. */
export interface Guesser {
	address: string;
	/** An account, a phone number, or nothing when the code itself is what is guessed. */
	name?: string;
}

/**
 * How often somebody may be wrong. Only failures count, so that a village of 300 phones behind one address signs in
 * without waiting; who guesses has 120 tries in 15 minutes for the whole address, and 10 in half an hour at one account.
 * Kept in the memory of one process: a restart forgets, which costs a restart, and two processes count each for itself.
 */
export function openLimits() {
	const atName = new RateLimiterMemory({ points: 10, duration: 30 * 60 });
	const fromAddress = new RateLimiterMemory({ points: 120, duration: 15 * 60 });
	const sendsTo = new RateLimiterMemory({ points: 3, duration: 60 * 60 });
	const sendsFrom = new RateLimiterMemory({ points: 120, duration: 60 * 60 });
	const speaks = new RateLimiterMemory({ points: 60, duration: 60 * 60 });
	const speaksAtDesk = new RateLimiterMemory({ points: 600, duration: 60 * 60 });
	const uploads = new RateLimiterMemory({ points: 60, duration: 60 * 60 });
	let checking = 0;
	const waiting: (() => void)[] = [];

	async function insistRoom(limiter: RateLimiterMemory, key: string | undefined) {
		const counted = key === undefined ? null : await limiter.get(key);
		if (counted && counted.consumedPoints >= limiter.points) throw tooOften(counted.msBeforeNext);
	}
	async function insistBoth({ address, name }: Guesser) {
		await insistRoom(atName, name);
		await insistRoom(fromAddress, network(address));
	}

	async function consume(limiter: RateLimiterMemory, key: string) {
		try {
			await limiter.consume(key);
		} catch (limit) {
			if (limit instanceof Error) throw limit;
			throw tooOften((limit as { msBeforeNext: number }).msBeforeNext);
		}
	}

	return {
		/**
		 * Runs a check of what may be guessed; `undefined` is a wrong guess. Asked again after the check: of many guesses
		 * in flight at once only as many as the limit learn whether they were right.
		 */
		async guess<T>(guesser: Guesser, check: () => Promise<T | undefined>): Promise<T | undefined> {
			await insistBoth(guesser);
			const found = await check();
			await insistBoth(guesser);
			const { address, name } = guesser;
			if (found !== undefined) {
				if (name !== undefined) await atName.delete(name);
				return found;
			}
			if (name !== undefined) await atName.penalty(name);
			await fromAddress.penalty(network(address));
			return undefined;
		},

		/** Counts one sending of a code: three an hour to a number, 120 from an address. */
		async send({ address, phone }: { address: string; phone: string }): Promise<void> {
			await consume(sendsFrom, network(address));
			await consume(sendsTo, phone);
		},

		/**
		 * Counts words put in (a comment, an idea, a remark, an objection): sixty an hour for a person, ten times that at
		 * the desk, which takes down what came on paper.
		 */
		async speak({ accountId, isAtDesk }: { accountId: string; isAtDesk: boolean }): Promise<void> {
			await consume(isAtDesk ? speaksAtDesk : speaks, accountId);
		},

		/** Counts a file that anybody may send to be looked at: sixty an hour from an address. */
		async upload(address: string): Promise<void> {
			await consume(uploads, network(address));
		},

		/** Runs work that holds a whole file in memory: three at once, the others wait before they are read. */
		async fewAtOnce<T>(work: () => Promise<T>): Promise<T> {
			if (checking >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
			else checking += 1;
			try {
				return await work();
			} finally {
				// The place goes to the next in line, or is free.
				const next = waiting.shift();
				if (next) next();
				else checking -= 1;
			}
		}
	};
}

export type Limits = ReturnType<typeof openLimits>;

function tooOften(milliseconds: number): Refusal {
	return new Refusal('access.too_often', {
		minutes: Math.max(1, Math.ceil(milliseconds / 60_000))
	});
}

/** A household has a whole /64 of IPv6 addresses: they count as one. */
function network(address: string): string {
	const plain = address.replace(/^::ffff:/, '');
	return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
