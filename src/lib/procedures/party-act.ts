/** propose 党组织提议 · screen 议题审核 · study 研究讨论 · review 党员大会审议. Three acts of review and the proposal. */
export const partyActKinds = ['propose', 'screen', 'study', 'review'] as const;
export type PartyActKind = (typeof partyActKinds)[number];

/** agree 同意 · agree_with_changes 修改后同意 · return 退回. */
export const opinions = ['agree', 'agree_with_changes', 'return'] as const;
export type Opinion = (typeof opinions)[number];
