/** What keeps the store from opening, by the code in the error, and what the host can do. Nothing was changed by then. */
const troubles: [code: RegExp, chinese: string, english: string][] = [
	[
		/SQLITE_(BUSY|LOCKED)/,
		'数据文件正被另一个程序使用。请先关闭它，再启动。',
		'The data file is in use by another program. Close that one first.'
	],
	[
		/SQLITE_FULL|ENOSPC|53100/,
		'磁盘已满，数据没有改动。请腾出空间后再启动。',
		'The disk is full; the data are unchanged. Make room, then start again.'
	],
	[
		/SQLITE_(CORRUPT|NOTADB)/,
		'数据文件已损坏，没有被改动。请用 npm run restore 从备份恢复。',
		'The data file is damaged and was left as it is. Bring back a backup with npm run restore.'
	],
	[
		/SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS/,
		'没有权限读写数据文件夹。请检查 DATA_DIR 及其权限。',
		'The data folder cannot be read and written. Check DATA_DIR and its permissions.'
	],
	[
		/ECONNREFUSED|ENOTFOUND|ETIMEDOUT|28P01|28000|3D000/,
		'无法连接数据库。请检查 DATABASE_URL，并确认 PostgreSQL 正在运行。',
		'The database cannot be reached. Check DATABASE_URL and that PostgreSQL is running.'
	]
];

/** The sentences for an error met while opening, or nothing when it is a fault of ours. */
export function openingTrouble(error: unknown): { chinese: string; english: string } | undefined {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string') {
		const [, chinese, english] = troubles.find(([pattern]) => pattern.test(code)) ?? [];
		if (chinese && english) return { chinese, english };
	}
	return cause ? openingTrouble(cause) : undefined;
}
