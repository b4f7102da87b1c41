-- Full-text index of the archive: pairs of characters, made by the program, with their positions for phrases.
ALTER TABLE archive_entries
	ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', terms)) STORED;
--> statement-breakpoint
CREATE INDEX archive_entries_search ON archive_entries USING gin (search);
