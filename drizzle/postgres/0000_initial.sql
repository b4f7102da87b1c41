CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"person_id" text,
	"is_host" bigint NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_last_step" bigint,
	"created_at" bigint NOT NULL,
	"locked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"via" text DEFAULT 'password' NOT NULL,
	"device" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slips" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"code_hash" text NOT NULL,
	"issued_by" text,
	"issued_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"community_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"act" text NOT NULL,
	"actor" text NOT NULL,
	"subject" text NOT NULL,
	"matter_id" text,
	"facts" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "journal_entries_community_id_seq_pk" PRIMARY KEY("community_id","seq")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"subject" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"audience" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "files" (
	"hash" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"stored_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bodies" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"dissolved_at" bigint
);
--> statement-breakpoint
CREATE TABLE "communities" (
	"id" text PRIMARY KEY NOT NULL,
	"place_id" text NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "households" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"number" text NOT NULL,
	"group_name" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"representative_id" text,
	"spoken_for_by" text,
	"dissolved_at" bigint
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"name" text NOT NULL,
	"sex" text,
	"birth_date" text,
	"phone" text,
	"household_id" text,
	"roll_number" text,
	"on_roll" bigint NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"body_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"votes" bigint NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint,
	"away_until" bigint,
	"organisation" text
);
--> statement-breakpoint
CREATE TABLE "roll_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"rows" text NOT NULL,
	"troubles" text NOT NULL,
	"letters" text NOT NULL,
	"dropped_for_ids" text NOT NULL,
	"unknown" text NOT NULL,
	"row_count" bigint NOT NULL,
	"state" text NOT NULL,
	"uploaded_by" text,
	"uploaded_at" bigint NOT NULL,
	"done_at" bigint,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_owners" (
	"unit_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "unit_owners_unit_id_person_id_pk" PRIMARY KEY("unit_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"number" text NOT NULL,
	"estate" text DEFAULT '' NOT NULL,
	"area" bigint,
	"household_id" text
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"issuer" text NOT NULL,
	"places" text DEFAULT '' NOT NULL,
	"posted_at" bigint NOT NULL,
	"posted_until" bigint NOT NULL,
	"hash" text NOT NULL,
	"journal_head" text NOT NULL,
	"claim" text,
	"withdraws" text,
	"withdrawn_by" text,
	"withdrawn_at" bigint,
	"posted_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" text PRIMARY KEY NOT NULL,
	"notice_id" text NOT NULL,
	"community_id" text NOT NULL,
	"number" bigint NOT NULL,
	"raised_by" text NOT NULL,
	"channel" text NOT NULL,
	"recorded_by" text NOT NULL,
	"body" text NOT NULL,
	"at" bigint NOT NULL,
	"outcome" text,
	"answer" text,
	"answered_by" text,
	"answered_at" bigint
);
--> statement-breakpoint
CREATE TABLE "document_drafters" (
	"document_id" text NOT NULL,
	"person_id" text NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "document_drafters_document_id_person_id_pk" PRIMARY KEY("document_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "document_snapshots" (
	"document_id" text PRIMARY KEY NOT NULL,
	"mark" text NOT NULL,
	"state" "bytea" NOT NULL,
	"size" bigint NOT NULL,
	"taken_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_updates" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"data" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_writers" (
	"document_id" text NOT NULL,
	"client_id" bigint NOT NULL,
	"person_id" text NOT NULL,
	"first_at" bigint NOT NULL,
	CONSTRAINT "document_writers_document_id_client_id_pk" PRIMARY KEY("document_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"round" bigint NOT NULL,
	"title" text NOT NULL,
	"started_from" text,
	"created_at" bigint NOT NULL,
	"sealed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"document_id" text NOT NULL,
	"number" bigint NOT NULL,
	"title" text NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"html" text NOT NULL,
	"markdown" text NOT NULL,
	"state" "bytea" NOT NULL,
	"authors" text NOT NULL,
	"frozen_by" text NOT NULL,
	"frozen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_periods" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"version_id" text NOT NULL,
	"audience" text NOT NULL,
	"opens_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"opened_by" text NOT NULL,
	"closed_at" bigint,
	"extend_reason" text
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"period_id" text NOT NULL,
	"number" bigint NOT NULL,
	"author_id" text,
	"channel" text NOT NULL,
	"recorded_by" text NOT NULL,
	"body" text NOT NULL,
	"at" bigint NOT NULL,
	"adoption" text,
	"answer" text,
	"answered_by" text,
	"answered_at" bigint
);
--> statement-breakpoint
CREATE TABLE "idea_remarks" (
	"id" text PRIMARY KEY NOT NULL,
	"idea_id" text NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"at" bigint NOT NULL,
	"removed_at" bigint,
	"removed_by" text,
	"removed_reason" text
);
--> statement-breakpoint
CREATE TABLE "ideas" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"raised_as" text NOT NULL,
	"body_id" text,
	"council_id" text,
	"raised_by" text NOT NULL,
	"recorded_by" text NOT NULL,
	"channel" text NOT NULL,
	"signatures" bigint,
	"raised_at" bigint NOT NULL,
	"state" text NOT NULL,
	"screened_by" text,
	"screened_for" text,
	"screened_at" bigint,
	"reasons" text,
	"merged_into" text,
	"matter_id" text
);
--> statement-breakpoint
CREATE TABLE "matters" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"class" text NOT NULL,
	"procedure" text NOT NULL,
	"important" bigint NOT NULL,
	"reserved" bigint NOT NULL,
	"by_petition" bigint NOT NULL,
	"idea_id" text,
	"body_id" text NOT NULL,
	"state" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"ended_at" bigint,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "task_reports" (
	"task_id" text NOT NULL,
	"number" bigint NOT NULL,
	"report" text NOT NULL,
	"spent" bigint,
	"reported_at" bigint NOT NULL,
	"outcome" text,
	"checked_by" text,
	"checked_at" bigint,
	"remark" text,
	CONSTRAINT "task_reports_task_id_number_pk" PRIMARY KEY("task_id","number")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"title" text NOT NULL,
	"owner_id" text NOT NULL,
	"body_id" text,
	"due_at" bigint NOT NULL,
	"assigned_by" text NOT NULL,
	"assigned_at" bigint NOT NULL,
	"state" text NOT NULL,
	"checked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "agenda_items" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"number" bigint NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"matter_id" text,
	"version_id" text,
	"state" text NOT NULL,
	"gist" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendees" (
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"number" bigint NOT NULL,
	"due" bigint NOT NULL,
	"excused" bigint NOT NULL,
	"signed_in_at" bigint,
	"channel" text,
	"signed_in_by" text,
	"left_at" bigint,
	CONSTRAINT "attendees_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"item_id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"classes" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_bodies" (
	"meeting_id" text NOT NULL,
	"body_id" text NOT NULL,
	CONSTRAINT "meeting_bodies_meeting_id_body_id_pk" PRIMARY KEY("meeting_id","body_id")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"title" text NOT NULL,
	"place" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"called_by" text NOT NULL,
	"called_at" bigint NOT NULL,
	"entered_afterwards" bigint NOT NULL,
	"counting" text NOT NULL,
	"inner" bigint NOT NULL,
	"state" text NOT NULL,
	"chair_id" text,
	"recorder_id" text,
	"opened_at" bigint,
	"closed_at" bigint,
	"cancel_reason" text
);
--> statement-breakpoint
CREATE TABLE "named_ballots" (
	"vote_id" text NOT NULL,
	"person_id" text NOT NULL,
	"choice" text NOT NULL,
	"cast_at" bigint NOT NULL,
	CONSTRAINT "named_ballots_vote_id_person_id_pk" PRIMARY KEY("vote_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "voters" (
	"vote_id" text NOT NULL,
	"person_id" text NOT NULL,
	"has_cast" bigint NOT NULL,
	CONSTRAINT "voters_vote_id_person_id_pk" PRIMARY KEY("vote_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"item_id" text NOT NULL,
	"matter_id" text,
	"question" text NOT NULL,
	"version_id" text,
	"version_hash" text,
	"rules" text NOT NULL,
	"counting" text NOT NULL,
	"due" bigint NOT NULL,
	"present" bigint NOT NULL,
	"roll_hash" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"state" text NOT NULL,
	"closed_at" bigint,
	"tally" text,
	"tally_channel" text DEFAULT 'hands' NOT NULL,
	"tally_by" text,
	"result" text
);
--> statement-breakpoint
CREATE TABLE "paper_corrections" (
	"paper_id" text NOT NULL,
	"number" bigint NOT NULL,
	"before" text NOT NULL,
	"reason" text NOT NULL,
	"corrected_by" text NOT NULL,
	"corrected_at" bigint NOT NULL,
	CONSTRAINT "paper_corrections_paper_id_number_pk" PRIMARY KEY("paper_id","number")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"computed" text NOT NULL,
	"state" text NOT NULL,
	"made_at" bigint NOT NULL,
	"adopted_by" text,
	"adopted_at" bigint,
	"sealed_by" text,
	"sealed_at" bigint,
	"hash" text,
	"journal_head" text
);
--> statement-breakpoint
CREATE TABLE "look_backs" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"body_id" text NOT NULL,
	"helped" text NOT NULL,
	"remark" text NOT NULL,
	"looked_by" text NOT NULL,
	"looked_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "party_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"kind" text NOT NULL,
	"body_id" text NOT NULL,
	"version_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"lapsed_at" bigint,
	"item_id" text,
	"opinion" text,
	"conclusion" text,
	"reasons" text,
	"given_by" text,
	"given_at" bigint,
	"confirmed_version_id" text,
	"confirmed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "archive_entries" (
	"number" bigint PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"outcome" text,
	"terms" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "archive_positions" (
	"community_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slips" ADD CONSTRAINT "slips_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_hash_files_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities" ADD CONSTRAINT "communities_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_imports" ADD CONSTRAINT "roll_imports_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_imports" ADD CONSTRAINT "roll_imports_uploaded_by_persons_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_owners" ADD CONSTRAINT "unit_owners_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_owners" ADD CONSTRAINT "unit_owners_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_raised_by_persons_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_drafters" ADD CONSTRAINT "document_drafters_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_drafters" ADD CONSTRAINT "document_drafters_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_snapshots" ADD CONSTRAINT "document_snapshots_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_writers" ADD CONSTRAINT "document_writers_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_writers" ADD CONSTRAINT "document_writers_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_periods" ADD CONSTRAINT "comment_periods_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_periods" ADD CONSTRAINT "comment_periods_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_period_id_comment_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."comment_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idea_remarks" ADD CONSTRAINT "idea_remarks_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idea_remarks" ADD CONSTRAINT "idea_remarks_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_council_id_bodies_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_raised_by_persons_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_screened_for_bodies_id_fk" FOREIGN KEY ("screened_for") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_reports" ADD CONSTRAINT "task_reports_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_owner_id_persons_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_item_id_agenda_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_bodies" ADD CONSTRAINT "meeting_bodies_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_bodies" ADD CONSTRAINT "meeting_bodies_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_ballots" ADD CONSTRAINT "named_ballots_vote_id_votes_id_fk" FOREIGN KEY ("vote_id") REFERENCES "public"."votes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_ballots" ADD CONSTRAINT "named_ballots_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voters" ADD CONSTRAINT "voters_vote_id_votes_id_fk" FOREIGN KEY ("vote_id") REFERENCES "public"."votes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voters" ADD CONSTRAINT "voters_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_item_id_agenda_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_corrections" ADD CONSTRAINT "paper_corrections_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_backs" ADD CONSTRAINT "look_backs_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_backs" ADD CONSTRAINT "look_backs_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_acts" ADD CONSTRAINT "party_acts_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_acts" ADD CONSTRAINT "party_acts_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_acts" ADD CONSTRAINT "party_acts_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_acts" ADD CONSTRAINT "party_acts_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_acts" ADD CONSTRAINT "party_acts_item_id_agenda_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_acts" ADD CONSTRAINT "party_acts_confirmed_version_id_versions_id_fk" FOREIGN KEY ("confirmed_version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_entries" ADD CONSTRAINT "archive_entries_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_positions" ADD CONSTRAINT "archive_positions_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_handle_unique" ON "accounts" USING btree ("handle");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_person_unique" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slips_code_unique" ON "slips" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "slips_account" ON "slips" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "journal_entries_matter" ON "journal_entries" USING btree ("matter_id","seq");--> statement-breakpoint
CREATE INDEX "journal_entries_subject" ON "journal_entries" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "attachments_subject" ON "attachments" USING btree ("subject");--> statement-breakpoint
CREATE UNIQUE INDEX "bodies_name_unique" ON "bodies" USING btree ("community_id","name");--> statement-breakpoint
CREATE INDEX "bodies_kind" ON "bodies" USING btree ("community_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "communities_slug_unique" ON "communities" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "communities_place_unique" ON "communities" USING btree ("place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "places_name_unique" ON "places" USING btree ("parent_id","kind","name");--> statement-breakpoint
CREATE UNIQUE INDEX "households_number_unique" ON "households" USING btree ("community_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_roll_number_unique" ON "persons" USING btree ("community_id","roll_number");--> statement-breakpoint
CREATE INDEX "persons_household" ON "persons" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "persons_name" ON "persons" USING btree ("community_id","name");--> statement-breakpoint
CREATE INDEX "persons_phone" ON "persons" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_once" ON "posts" USING btree ("body_id","person_id","role","starts_at");--> statement-breakpoint
CREATE INDEX "posts_person" ON "posts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "posts_body" ON "posts" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "roll_imports_community" ON "roll_imports" USING btree ("community_id","uploaded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "units_number_unique" ON "units" USING btree ("community_id","estate","number");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_number_unique" ON "notices" USING btree ("community_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_withdraws_unique" ON "notices" USING btree ("withdraws");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_claim_unique" ON "notices" USING btree ("claim");--> statement-breakpoint
CREATE INDEX "notices_matter" ON "notices" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "notices_posted" ON "notices" USING btree ("community_id","posted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_number_unique" ON "objections" USING btree ("notice_id","number");--> statement-breakpoint
CREATE INDEX "document_updates_document" ON "document_updates" USING btree ("document_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_round_unique" ON "documents" USING btree ("matter_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number_unique" ON "versions" USING btree ("matter_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_document_unique" ON "versions" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "comment_periods_matter" ON "comment_periods" USING btree ("matter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_number_unique" ON "comments" USING btree ("period_id","number");--> statement-breakpoint
CREATE INDEX "comments_adoption" ON "comments" USING btree ("period_id","adoption");--> statement-breakpoint
CREATE INDEX "idea_remarks_idea" ON "idea_remarks" USING btree ("idea_id","at");--> statement-breakpoint
CREATE INDEX "ideas_state" ON "ideas" USING btree ("community_id","state","raised_at");--> statement-breakpoint
CREATE UNIQUE INDEX "matters_number_unique" ON "matters" USING btree ("community_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "matters_idea_unique" ON "matters" USING btree ("idea_id");--> statement-breakpoint
CREATE INDEX "matters_state" ON "matters" USING btree ("community_id","state","opened_at");--> statement-breakpoint
CREATE INDEX "tasks_matter" ON "tasks" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "tasks_owner" ON "tasks" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("community_id","state","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_items_number_unique" ON "agenda_items" USING btree ("meeting_id","number");--> statement-breakpoint
CREATE INDEX "agenda_items_matter" ON "agenda_items" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "attendees_person" ON "attendees" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "delegations_community" ON "delegations" USING btree ("community_id");--> statement-breakpoint
CREATE INDEX "meetings_community" ON "meetings" USING btree ("community_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "votes_item_unique" ON "votes" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "votes_matter" ON "votes" USING btree ("matter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "papers_kind_unique" ON "papers" USING btree ("meeting_id","kind");--> statement-breakpoint
CREATE INDEX "papers_community" ON "papers" USING btree ("community_id","kind","sealed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "look_backs_once" ON "look_backs" USING btree ("matter_id","body_id");--> statement-breakpoint
CREATE UNIQUE INDEX "party_acts_once" ON "party_acts" USING btree ("matter_id","kind","version_id");--> statement-breakpoint
CREATE INDEX "party_acts_open" ON "party_acts" USING btree ("given_at","lapsed_at","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "archive_entries_subject" ON "archive_entries" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "archive_entries_at" ON "archive_entries" USING btree ("community_id","at");