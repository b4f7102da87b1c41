import type { BodyKind, Community } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Stage } from './stage.ts';

type Person = Id<'person'>;

/** Who is who in an invented community. */
export interface Cast {
	clerk: Person;
	secretary: Person;
	director: Person;
	deputyDirector: Person;
	/** Those of the party committee, the secretary first. */
	partyCommittee: Person[];
	committee: Person[];
	partyMembers: Person[];
	representatives: Person[];
	supervisors: Person[];
	convener: Person;
	council: Person[];
	reviewer: Person;
	/** Grown-ups who hold no post. */
	residents: Person[];
}

/** An invented community on stage. */
export interface Place extends Cast {
	stage: Stage;
	id: Id<'community'>;
	community: Community;
	/** The body of this kind: the first, where there are several. */
	body(kind: BodyKind): Id<'body'>;
}
