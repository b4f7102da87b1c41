import type { Procedure } from './procedure.ts';

/**
 * 居民议事: a topic is screened by the party organisation, drafted, laid open for comment, deliberated by the council with
 * notice given beforehand, and becomes its opinion; what is reserved goes on to the residents' representatives. An important
 * matter is studied by the party organisation before the council or the representatives pass it.
 *
 * @see 城市居民委员会组织法（2025 年修订）第二十九、三十、三十二、三十四条
 */
export const residentsCouncil: Procedure = {
	key: 'residents_council',
	steps: [
		{
			key: 'topic',
			who: ['party_organisation', 'party_committee'],
			evidence: { kind: 'topic' },
			basis: 'screening'
		},
		{ key: 'draft', who: ['council'], evidence: { kind: 'draft' }, basis: 'added' },
		{ key: 'consult', who: ['council'], evidence: { kind: 'comments' }, basis: 'added' },
		{
			key: 'study',
			who: ['party_organisation', 'party_committee'],
			evidence: { kind: 'party_act', act: 'study' },
			onCurrentText: true,
			only: 'important',
			basis: 'residents_30'
		},
		{
			key: 'prepare',
			who: ['council'],
			evidence: { kind: 'called', purpose: 'deliberate' },
			onCurrentText: true,
			basis: 'residents_32'
		},
		{
			key: 'deliberate',
			who: ['council'],
			evidence: { kind: 'sitting', purpose: 'deliberate' },
			onCurrentText: true,
			basis: 'residents_32'
		},
		{
			key: 'opinion',
			who: ['council'],
			evidence: { kind: 'paper', purpose: 'deliberate' },
			onCurrentText: true,
			basis: 'residents_32'
		},
		{
			key: 'resolve',
			who: ['representatives', 'assembly'],
			evidence: { kind: 'sitting', purpose: 'resolve' },
			onCurrentText: true,
			only: 'reserved',
			basis: 'residents_29'
		},
		{
			key: 'publish_decision',
			who: ['committee'],
			evidence: { kind: 'notice', notice: 'decision' },
			basis: 'residents_34'
		},
		{
			key: 'carry_out',
			who: ['committee', 'supervision_committee'],
			evidence: { kind: 'tasks' },
			basis: 'residents_32'
		},
		{
			key: 'publish_result',
			who: ['committee'],
			evidence: { kind: 'notice', notice: 'result' },
			basis: 'residents_34'
		},
		{
			key: 'feedback',
			who: ['council', 'supervision_committee'],
			evidence: { kind: 'look_back' },
			basis: 'residents_32'
		}
	]
};
