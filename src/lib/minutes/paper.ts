/** record 会议记录 · resolution 决议 · digest 纪要. Three papers from one sitting. */
export const paperKinds = ['record', 'resolution', 'digest'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** draft 待核 · adopted 已通过 · sealed 已定稿盖章. */
export const paperStates = ['draft', 'adopted', 'sealed'] as const;
