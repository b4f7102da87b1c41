import { currentText, type Dossier } from './dossier.ts';
import { open, shut, type Gate } from './gate.ts';
import type { ReferralKind } from './referral.ts';

/**
 * 送审、备案: this very text was sent, and the answer that came back has no objection. An order to correct (责令改正) sends it
 * back to drafting.
 */
export function referralGate(dossier: Dossier, kind: ReferralKind): Gate {
	const text = currentText(dossier);
	const sent = dossier.referrals.filter((one) => one.kind === kind);
	const latest = sent.findLast((one) => one.versionId === text?.id);
	const asked = sent.at(-1);
	if (!text)
		return shut('procedure.text_not_frozen', {
			waitsFor: 'drafters',
			next: { act: 'freeze', documentId: dossier.openDraft?.documentId },
			...(asked?.answer === 'correct' ? { isReturned: true as const } : {})
		});
	if (!latest)
		return shut(sent.length ? 'procedure.not_referred_again' : 'procedure.not_referred', {
			facts: { number: text.number },
			waitsFor: 'desk',
			since: text.frozenAt,
			next: { act: 'refer', referral: kind }
		});
	if (latest.answer === 'agree') return open(latest.answeredAt!);
	if (latest.answer === 'correct')
		return shut('procedure.must_correct', {
			waitsFor: 'desk',
			since: latest.answeredAt!,
			next: { act: 'revise' },
			isReturned: true
		});
	return shut('procedure.referral_awaited', {
		facts: { addressee: latest.addressee },
		waitsFor: kind === 'supervise' ? 'supervisors' : 'outside',
		since: latest.sentAt,
		next: { act: 'record_answer', referralId: latest.id }
	});
}
