-- Full-text index of the archive: pairs of characters, made by the program. It keeps no text of its own.
CREATE VIRTUAL TABLE archive_search USING fts5(
	terms,
	content = 'archive_entries',
	content_rowid = 'number',
	tokenize = 'ascii',
	prefix = '5'
);
--> statement-breakpoint
CREATE TRIGGER archive_entries_added AFTER INSERT ON archive_entries BEGIN
	INSERT INTO archive_search (rowid, terms) VALUES (new.number, new.terms);
END;
--> statement-breakpoint
CREATE TRIGGER archive_entries_removed AFTER DELETE ON archive_entries BEGIN
	INSERT INTO archive_search (archive_search, rowid, terms) VALUES ('delete', old.number, old.terms);
END;
--> statement-breakpoint
CREATE TRIGGER archive_entries_changed AFTER UPDATE OF terms ON archive_entries BEGIN
	INSERT INTO archive_search (archive_search, rowid, terms) VALUES ('delete', old.number, old.terms);
	INSERT INTO archive_search (rowid, terms) VALUES (new.number, new.terms);
END;
