import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { attachFile, type KeptFile } from '#lib/files/server/attach-file.ts';
import { headMark } from '#lib/journal/entry.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayOpenAudit, mayPublishAudit, type Audit } from '../audit.ts';
import { getAudit, insertAudit, markPublished } from './audit-store.ts';

/** 登记审计: of whom, for which period, by whom, and before which election its result must be out. */
export async function openAudit(
	ctx: Ctx,
	input: Pick<
		Audit,
		| 'communityId'
		| 'kind'
		| 'personId'
		| 'role'
		| 'periodFrom'
		| 'periodTo'
		| 'auditor'
		| 'electionOn'
		| 'subjects'
	>
): Promise<Id<'audit'>> {
	const { communityId, personId, kind, periodFrom, periodTo, electionOn } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayOpenAudit(standing, input, ctx.now));
		await getPerson(tx, communityId, personId);
		const id = newId('audit');
		const made = await insertAudit(tx, {
			...{ id, ...input, openedBy: standing.personId!, openedAt: ctx.now }
		});
		if (!made) throw new Refusal('audit.already_open');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'audit.opened',
			subject: id,
			facts: { kind, person: personId, periodFrom, periodTo, electionOn }
		});
		return id;
	});
}

/** 公布审计结果: what it came to in words, with the document itself for everybody to open. */
export async function publishAudit(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		auditId: Id<'audit'>;
		conclusion: string;
		documents: KeptFile[];
	}
): Promise<void> {
	const { communityId, auditId, conclusion, documents } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const audit = await getAudit(tx, communityId, auditId);
		insist(mayPublishAudit(standing, audit));
		if (documents.length === 0) throw new Refusal('audit.no_document');
		const by = standing.personId!;
		for (const file of documents)
			await attachFile(tx, file, {
				...{ communityId, subject: auditId, audience: 'everyone', addedBy: by, at: ctx.now }
			});
		const head = await writeEntry(tx, ctx, {
			communityId,
			act: 'audit.published',
			subject: auditId,
			facts: {
				...{ kind: audit.kind, person: audit.personId, electionOn: audit.electionOn },
				documents: documents.map(({ hash }) => hash)
			}
		});
		const published = await markPublished(tx, {
			...{ id: auditId, by, at: ctx.now, conclusion, journalHead: headMark(head) }
		});
		if (!published) throw new Refusal('audit.published');
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'audit.published',
				data: { id: auditId }
			})
		);
	});
}
