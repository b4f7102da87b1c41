/** Every kind of thing that has an id, with the prefix its ids carry. */
export const idPrefixes = {
	place: 'plc',
	community: 'com',
	body: 'bod',
	post: 'pos',
	person: 'per',
	household: 'hou',
	unit: 'uni',
	account: 'acc',
	slip: 'sli',
	rollImport: 'imp',
	overlay: 'ovl',
	idea: 'ide',
	remark: 'rem',
	petition: 'pet',
	matter: 'mat',
	document: 'doc',
	version: 'ver',
	partyAct: 'act',
	procedure: 'pro',
	referral: 'ref',
	period: 'prd',
	comment: 'cmt',
	meeting: 'mee',
	item: 'itm',
	vote: 'vot',
	paper: 'pap',
	notice: 'not',
	objection: 'obj',
	task: 'tas',
	review: 'rev',
	supervisionObjection: 'sup',
	appraisal: 'apr',
	audit: 'aud',
	handover: 'han',
	urgentAct: 'urg',
	attachment: 'att'
} as const;

export type IdKind = keyof typeof idPrefixes;

/** A random identifier: prefix, underscore, 32 hex digits. It tells nothing about order or owner. */
export type Id<Kind extends IdKind> = `${(typeof idPrefixes)[Kind]}_${string}`;

/** Makes a new id. Called by use cases only. */
export function newId<Kind extends IdKind>(kind: Kind): Id<Kind> {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${idPrefixes[kind]}_${hex}`;
}

/** Whether `text` has the shape of an id of this kind. It says nothing about whether the thing exists. */
export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
	return text.startsWith(`${idPrefixes[kind]}_`) && /^[a-z]{3}_[0-9a-f]{32}$/.test(text);
}
