import * as v from 'valibot';
import { ageOn, dayOf } from '#lib/kernel/instant.ts';
import { isSecretaryAndDirector } from '#lib/people/conflicts.ts';
import { JoinHouseholdForm, PersonForm } from '#lib/people/person-forms.ts';
import { findAccountOf } from '#lib/people/server/account-store.ts';
import { correctPerson, moveBack } from '#lib/people/server/add-person.ts';
import { joinHousehold } from '#lib/people/server/change-household.ts';
import { getHousehold } from '#lib/people/server/household-store.ts';
import { issueSlips } from '#lib/people/server/issue-slips.ts';
import { markDead, moveAway } from '#lib/people/server/leave-roll.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { listSeatsOf } from '#lib/people/server/post-store.ts';
import { forgetSecondFactor } from '#lib/people/server/set-second-factor.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const { id, name, slug } = here.community;
	const person = await getPerson(ctx.db, id, params.person);
	const household = person.householdId && (await getHousehold(ctx.db, id, person.householdId));
	const account = await findAccountOf(ctx.db, person.id);
	const posts = await listSeatsOf(ctx.db, id, [person.id], ctx.now);
	return {
		base: `/c/${slug}/desk`,
		community: name,
		person: {
			name: person.name,
			sex: person.sex,
			birthDate: person.birthDate,
			phone: person.phone,
			rollNumber: person.rollNumber,
			onRoll: person.onRoll,
			state: person.state
		},
		age: person.birthDate && ageOn(person.birthDate, dayOf(ctx.now)),
		household: household && { id: household.id, number: household.number },
		represents: household ? household.representativeId === person.id : false,
		posts: posts.map(({ bodyId, bodyName, role }) => ({ bodyId, bodyName, role })),
		oneShoulder: isSecretaryAndDirector(posts),
		signIn: account && {
			handle: account.handle,
			hasPassword: account.passwordHash !== null,
			hasSecondFactor: account.totpSecret !== null
		},
		isMe: person.id === ctx.actor.id
	};
};

const nothing = v.object({});
const done = (what: 'corrected' | 'forgotten') => ({ done: what });

export const actions: Actions = {
	correct: ({ locals: { ctx, here }, params, request }) =>
		submit(request, PersonForm, async ({ sex, birthDate, ...rest }) => {
			await correctPerson(ctx, {
				communityId: here.community.id,
				personId: params.person,
				person: { ...rest, sex: sex || null, birthDate: birthDate || null }
			});
			return done('corrected');
		}),
	join: ({ locals: { ctx, here }, params, request }) =>
		submit(request, JoinHouseholdForm, async ({ number }) => {
			const communityId = here.community.id;
			await joinHousehold(ctx, { communityId, personId: params.person, number });
			return done('corrected');
		}),
	died: ({ locals: { ctx, here }, params, request }) =>
		submit(request, nothing, async () => {
			const communityId = here.community.id;
			const account = await markDead(ctx, { communityId, personId: params.person });
			if (account) theApp().dismiss(`account:${account}`);
			return done('corrected');
		}),
	moved: ({ locals: { ctx, here }, params, request }) =>
		submit(request, nothing, async () => {
			await moveAway(ctx, { communityId: here.community.id, personId: params.person });
			return done('corrected');
		}),
	moveBack: ({ locals: { ctx, here }, params, request }) =>
		submit(request, nothing, async () => {
			await moveBack(ctx, { communityId: here.community.id, personId: params.person });
			return done('corrected');
		}),
	slip: ({ locals: { ctx, here }, params, request }) =>
		submit(request, nothing, async () => {
			const communityId = here.community.id;
			return { slips: await issueSlips(ctx, { communityId, personIds: [params.person] }) };
		}),
	forget: ({ locals: { ctx, here }, params, request }) =>
		submit(request, nothing, async () => {
			await forgetSecondFactor(ctx, { communityId: here.community.id, personId: params.person });
			return done('forgotten');
		})
};
