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
	],
	[
		// A migration that meets tables or rows it did not expect. It is one transaction: nothing of it stays.
		/SQLITE_(ERROR|CONSTRAINT)|^(23|42)/,
		'数据没有升级成功，已退回原样。请用原来的版本打开，或从备份恢复，并把下面的内容告诉开发者。',
		'The data could not be brought up to date and are as they were. Open them with the version before, or bring back a backup, and report what stands below.'
	]
];

/** The sentences for an error met while opening, or nothing when it is a fault of ours. */
export function openingTrouble(
	error: unknown
): { chinese: string; english: string; cause: string } | undefined {
	const { code, cause, message } = (error ?? {}) as { [key: string]: unknown };
	const found = troubles.find(([pattern]) => typeof code === 'string' && pattern.test(code));
	if (found) return { chinese: found[1], english: found[2], cause: `${code}: ${message}` };
	return cause ? openingTrouble(cause) : undefined;
}
