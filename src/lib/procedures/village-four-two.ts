import type { Procedure } from './procedure.ts';

/**
 * 四议两公开: proposed by the village's party organisation, conferred on by the two committees, reviewed by the party members'
 * meeting, resolved by the villagers; decision and result are posted. Comment and the look back are our additions.
 *
 * @see 中国共产党农村基层组织工作条例; 村民委员会组织法（2025 年修正）第二十六、二十八、三十、三十五、三十七条
 */
export const villageFourTwo: Procedure = {
	key: 'village_four_two',
	steps: [
		{ key: 'draft', who: ['committee'], evidence: { kind: 'draft' }, basis: 'added' },
		{
			key: 'propose',
			who: ['party_committee', 'party_organisation'],
			evidence: { kind: 'party_act', act: 'propose' },
			basis: 'four_two'
		},
		{
			key: 'confer',
			who: ['two_committees'],
			evidence: { kind: 'sitting', purpose: 'confer' },
			basis: 'four_two'
		},
		{ key: 'consult', who: ['committee'], evidence: { kind: 'comments' }, basis: 'added' },
		{
			key: 'review',
			who: ['party_organisation'],
			evidence: { kind: 'party_act', act: 'review' },
			onCurrentText: true,
			basis: 'branch_rules'
		},
		{
			key: 'study',
			who: ['party_organisation', 'party_committee'],
			evidence: { kind: 'party_act', act: 'study' },
			onCurrentText: true,
			only: 'important',
			basis: 'village_28'
		},
		{
			key: 'resolve',
			who: ['representatives', 'assembly'],
			evidence: { kind: 'sitting', purpose: 'resolve' },
			onCurrentText: true,
			basis: 'village_26_30'
		},
		{
			key: 'publish_decision',
			who: ['committee'],
			evidence: { kind: 'notice', notice: 'decision' },
			basis: 'village_35'
		},
		{
			key: 'carry_out',
			who: ['committee', 'supervision_committee'],
			evidence: { kind: 'tasks' },
			basis: 'village_37'
		},
		{
			key: 'publish_result',
			who: ['committee'],
			evidence: { kind: 'notice', notice: 'result' },
			basis: 'village_35'
		},
		{
			key: 'look_back',
			who: ['supervision_committee', 'council'],
			evidence: { kind: 'look_back' },
			basis: 'added'
		}
	]
};
