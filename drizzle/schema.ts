// Every room's tables gathered, for drizzle-kit and tests only.
export * from '#lib/server/account-tables.ts';
export * from '#lib/server/plumbing-tables.ts';
export * from '#lib/journal/server/journal-tables.ts';
export * from '#lib/files/server/file-tables.ts';
export * from '#lib/communities/server/community-tables.ts';
export * from '#lib/people/server/person-tables.ts';
export * from '#lib/notices/server/notice-tables.ts';
export * from '#lib/documents/server/document-tables.ts';
export * from '#lib/comments/server/comment-tables.ts';
export * from '#lib/ideas/server/idea-tables.ts';
export * from '#lib/matters/server/matter-tables.ts';
export * from '#lib/tasks/server/task-tables.ts';
export * from '#lib/meetings/server/meeting-tables.ts';
export * from '#lib/votes/server/vote-tables.ts';
export * from '#lib/minutes/server/paper-tables.ts';
export * from '#lib/procedures/server/procedure-tables.ts';
export * from '#lib/archive/server/archive-tables.ts';
