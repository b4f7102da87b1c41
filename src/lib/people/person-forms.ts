import * as v from 'valibot';
import { dayField, filled, idField, optionalText, ticked } from '#lib/server/form-fields.ts';
import { isHandle } from './account.ts';
import { roles, sexes } from './person.ts';

const optionalDay = v.union([v.literal(''), dayField()]);
const details = {
	name: filled(60),
	sex: v.optional(v.union([v.literal(''), v.picklist(sexes)]), ''),
	birthDate: v.optional(optionalDay, ''),
	phone: optionalText(30),
	rollNumber: optionalText(40)
};

export const PersonForm = v.object(details);
export const AddPersonForm = v.object({
	...details,
	householdNumber: optionalText(40),
	offRoll: ticked()
});
export const JoinHouseholdForm = v.object({ number: filled(40) });

export const SplitForm = v.object({
	members: v.optional(v.array(idField('person')), []),
	number: filled(40),
	representative: idField('person')
});
export const RepresentativeForm = v.object({ representative: idField('person') });
export const HouseholdForm = v.object({ groupName: optionalText(60), address: optionalText(200) });

export const FillPostForm = v.object({
	personId: idField('person'),
	role: v.picklist(roles),
	votes: ticked(),
	startsOn: dayField(),
	endsOn: v.optional(optionalDay, ''),
	organisation: optionalText(80),
	conflictsSeen: ticked()
});
export const PostForm = v.object({ postId: idField('post') });
export const AwayForm = v.object({ postId: idField('post'), until: v.optional(optionalDay, '') });
export const VoteForm = v.object({ postId: idField('post'), votes: ticked() });

export const ConfirmImportForm = v.object({ groupsSeen: ticked() });

export const SlipsForm = v.object({ people: v.optional(v.array(idField('person')), []) });
export const HandOverForm = v.object({ successorId: idField('person') });

export const AppointClerkForm = v.object({
	communityId: idField('community'),
	name: filled(60),
	phone: optionalText(30)
});
export const LetClerkInForm = v.object({
	communityId: idField('community'),
	personId: idField('person')
});
export const SetUpHostForm = v.object({
	startCode: filled(40),
	handle: v.pipe(v.string(), v.nonEmpty(), v.check(isHandle, 'setup.handle_wrong')),
	password: filled(200)
});
