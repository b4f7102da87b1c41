CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`person_id` text,
	`is_host` integer NOT NULL,
	`password_hash` text,
	`totp_secret` text,
	`totp_last_step` integer,
	`created_at` integer NOT NULL,
	`locked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_handle_unique` ON `accounts` (`handle`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_person_unique` ON `accounts` (`person_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`via` text DEFAULT 'password' NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `slips` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_by` text,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slips_code_unique` ON `slips` (`code_hash`);--> statement-breakpoint
CREATE INDEX `slips_account` ON `slips` (`account_id`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `journal_entries` (
	`community_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`act` text NOT NULL,
	`actor` text NOT NULL,
	`subject` text NOT NULL,
	`matter_id` text,
	`facts` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`community_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `journal_entries_matter` ON `journal_entries` (`matter_id`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_entries_subject` ON `journal_entries` (`subject`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`subject` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`audience` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_subject` ON `attachments` (`subject`);--> statement-breakpoint
CREATE TABLE `files` (
	`hash` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`stored_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bodies` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`dissolved_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bodies_name_unique` ON `bodies` (`community_id`,`name`);--> statement-breakpoint
CREATE INDEX `bodies_kind` ON `bodies` (`community_id`,`kind`);--> statement-breakpoint
CREATE TABLE `communities` (
	`id` text PRIMARY KEY NOT NULL,
	`place_id` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `communities_slug_unique` ON `communities` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `communities_place_unique` ON `communities` (`place_id`);--> statement-breakpoint
CREATE TABLE `places` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `places_name_unique` ON `places` (`parent_id`,`kind`,`name`);--> statement-breakpoint
CREATE TABLE `households` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`number` text NOT NULL,
	`group_name` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`representative_id` text,
	`spoken_for_by` text,
	`dissolved_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `households_number_unique` ON `households` (`community_id`,`number`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`name` text NOT NULL,
	`sex` text,
	`birth_date` text,
	`phone` text,
	`household_id` text,
	`roll_number` text,
	`on_roll` integer NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`household_id`) REFERENCES `households`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_roll_number_unique` ON `persons` (`community_id`,`roll_number`);--> statement-breakpoint
CREATE INDEX `persons_household` ON `persons` (`household_id`);--> statement-breakpoint
CREATE INDEX `persons_name` ON `persons` (`community_id`,`name`);--> statement-breakpoint
CREATE INDEX `persons_phone` ON `persons` (`phone`);--> statement-breakpoint
CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`body_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`votes` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`away_until` integer,
	`organisation` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_once` ON `posts` (`body_id`,`person_id`,`role`,`starts_at`);--> statement-breakpoint
CREATE INDEX `posts_person` ON `posts` (`person_id`);--> statement-breakpoint
CREATE INDEX `posts_body` ON `posts` (`body_id`);--> statement-breakpoint
CREATE TABLE `roll_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`rows` text NOT NULL,
	`troubles` text NOT NULL,
	`letters` text NOT NULL,
	`dropped_for_ids` text NOT NULL,
	`unknown` text NOT NULL,
	`row_count` integer NOT NULL,
	`state` text NOT NULL,
	`uploaded_by` text,
	`uploaded_at` integer NOT NULL,
	`done_at` integer,
	`outcome` text NOT NULL,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roll_imports_community` ON `roll_imports` (`community_id`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `unit_owners` (
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`unit_id`, `person_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`number` text NOT NULL,
	`estate` text DEFAULT '' NOT NULL,
	`area` integer,
	`household_id` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`household_id`) REFERENCES `households`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_number_unique` ON `units` (`community_id`,`estate`,`number`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`issuer` text NOT NULL,
	`places` text DEFAULT '' NOT NULL,
	`posted_at` integer NOT NULL,
	`posted_until` integer NOT NULL,
	`hash` text NOT NULL,
	`journal_head` text NOT NULL,
	`claim` text,
	`withdraws` text,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	`posted_by` text NOT NULL,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_number_unique` ON `notices` (`community_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_withdraws_unique` ON `notices` (`withdraws`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_claim_unique` ON `notices` (`claim`);--> statement-breakpoint
CREATE INDEX `notices_matter` ON `notices` (`matter_id`);--> statement-breakpoint
CREATE INDEX `notices_posted` ON `notices` (`community_id`,`posted_at`);--> statement-breakpoint
CREATE TABLE `objections` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`community_id` text NOT NULL,
	`number` integer NOT NULL,
	`raised_by` text NOT NULL,
	`channel` text NOT NULL,
	`recorded_by` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objections_number_unique` ON `objections` (`notice_id`,`number`);--> statement-breakpoint
CREATE TABLE `document_drafters` (
	`document_id` text NOT NULL,
	`person_id` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`document_id`, `person_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `document_snapshots` (
	`document_id` text PRIMARY KEY NOT NULL,
	`mark` text NOT NULL,
	`state` blob NOT NULL,
	`size` integer NOT NULL,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `document_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`data` blob NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_updates_document` ON `document_updates` (`document_id`,`id`);--> statement-breakpoint
CREATE TABLE `document_writers` (
	`document_id` text NOT NULL,
	`client_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`first_at` integer NOT NULL,
	PRIMARY KEY(`document_id`, `client_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`round` integer NOT NULL,
	`title` text NOT NULL,
	`started_from` text,
	`created_at` integer NOT NULL,
	`sealed_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_round_unique` ON `documents` (`matter_id`,`round`);--> statement-breakpoint
CREATE TABLE `versions` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`html` text NOT NULL,
	`markdown` text NOT NULL,
	`state` blob NOT NULL,
	`authors` text NOT NULL,
	`frozen_by` text NOT NULL,
	`frozen_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_number_unique` ON `versions` (`matter_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `versions_document_unique` ON `versions` (`document_id`);--> statement-breakpoint
CREATE TABLE `comment_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`version_id` text NOT NULL,
	`audience` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`closed_at` integer,
	`extend_reason` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_periods_matter` ON `comment_periods` (`matter_id`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`period_id` text NOT NULL,
	`number` integer NOT NULL,
	`author_id` text,
	`channel` text NOT NULL,
	`recorded_by` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`adoption` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`period_id`) REFERENCES `comment_periods`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_number_unique` ON `comments` (`period_id`,`number`);--> statement-breakpoint
CREATE INDEX `comments_adoption` ON `comments` (`period_id`,`adoption`);--> statement-breakpoint
CREATE TABLE `idea_remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	`removed_by` text,
	`removed_reason` text,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idea_remarks_idea` ON `idea_remarks` (`idea_id`,`at`);--> statement-breakpoint
CREATE TABLE `ideas` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`raised_as` text NOT NULL,
	`body_id` text,
	`council_id` text,
	`raised_by` text NOT NULL,
	`recorded_by` text NOT NULL,
	`channel` text NOT NULL,
	`signatures` integer,
	`raised_at` integer NOT NULL,
	`state` text NOT NULL,
	`screened_by` text,
	`screened_for` text,
	`screened_at` integer,
	`reasons` text,
	`merged_into` text,
	`matter_id` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`council_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`screened_for`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ideas_state` ON `ideas` (`community_id`,`state`,`raised_at`);--> statement-breakpoint
CREATE TABLE `matters` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`class` text NOT NULL,
	`procedure` text NOT NULL,
	`important` integer NOT NULL,
	`reserved` integer NOT NULL,
	`by_petition` integer NOT NULL,
	`idea_id` text,
	`body_id` text NOT NULL,
	`state` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	`end_reason` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matters_number_unique` ON `matters` (`community_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `matters_idea_unique` ON `matters` (`idea_id`);--> statement-breakpoint
CREATE INDEX `matters_state` ON `matters` (`community_id`,`state`,`opened_at`);--> statement-breakpoint
CREATE TABLE `task_reports` (
	`task_id` text NOT NULL,
	`number` integer NOT NULL,
	`report` text NOT NULL,
	`spent` integer,
	`reported_at` integer NOT NULL,
	`outcome` text,
	`checked_by` text,
	`checked_at` integer,
	`remark` text,
	PRIMARY KEY(`task_id`, `number`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`title` text NOT NULL,
	`owner_id` text NOT NULL,
	`body_id` text,
	`due_at` integer NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	`state` text NOT NULL,
	`checked_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tasks_matter` ON `tasks` (`matter_id`);--> statement-breakpoint
CREATE INDEX `tasks_owner` ON `tasks` (`owner_id`,`state`);--> statement-breakpoint
CREATE INDEX `tasks_due` ON `tasks` (`community_id`,`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `agenda_items` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`matter_id` text,
	`version_id` text,
	`state` text NOT NULL,
	`gist` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agenda_items_number_unique` ON `agenda_items` (`meeting_id`,`number`);--> statement-breakpoint
CREATE INDEX `agenda_items_matter` ON `agenda_items` (`matter_id`);--> statement-breakpoint
CREATE TABLE `attendees` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`number` integer NOT NULL,
	`due` integer NOT NULL,
	`excused` integer NOT NULL,
	`signed_in_at` integer,
	`channel` text,
	`signed_in_by` text,
	`left_at` integer,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendees_person` ON `attendees` (`person_id`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`item_id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`classes` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegations_community` ON `delegations` (`community_id`);--> statement-breakpoint
CREATE TABLE `meeting_bodies` (
	`meeting_id` text NOT NULL,
	`body_id` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `body_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`title` text NOT NULL,
	`place` text NOT NULL,
	`starts_at` integer NOT NULL,
	`called_by` text NOT NULL,
	`called_at` integer NOT NULL,
	`entered_afterwards` integer NOT NULL,
	`counting` text NOT NULL,
	`inner` integer NOT NULL,
	`state` text NOT NULL,
	`chair_id` text,
	`recorder_id` text,
	`opened_at` integer,
	`closed_at` integer,
	`cancel_reason` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meetings_community` ON `meetings` (`community_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `named_ballots` (
	`vote_id` text NOT NULL,
	`person_id` text NOT NULL,
	`choice` text NOT NULL,
	`cast_at` integer NOT NULL,
	PRIMARY KEY(`vote_id`, `person_id`),
	FOREIGN KEY (`vote_id`) REFERENCES `votes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `voters` (
	`vote_id` text NOT NULL,
	`person_id` text NOT NULL,
	`has_cast` integer NOT NULL,
	PRIMARY KEY(`vote_id`, `person_id`),
	FOREIGN KEY (`vote_id`) REFERENCES `votes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `votes` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`item_id` text NOT NULL,
	`matter_id` text,
	`question` text NOT NULL,
	`version_id` text,
	`version_hash` text,
	`rules` text NOT NULL,
	`counting` text NOT NULL,
	`due` integer NOT NULL,
	`present` integer NOT NULL,
	`roll_hash` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`state` text NOT NULL,
	`closed_at` integer,
	`tally` text,
	`tally_channel` text DEFAULT 'hands' NOT NULL,
	`tally_by` text,
	`result` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `votes_item_unique` ON `votes` (`item_id`);--> statement-breakpoint
CREATE INDEX `votes_matter` ON `votes` (`matter_id`);--> statement-breakpoint
CREATE TABLE `paper_corrections` (
	`paper_id` text NOT NULL,
	`number` integer NOT NULL,
	`before` text NOT NULL,
	`reason` text NOT NULL,
	`corrected_by` text NOT NULL,
	`corrected_at` integer NOT NULL,
	PRIMARY KEY(`paper_id`, `number`),
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`computed` text NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`adopted_by` text,
	`adopted_at` integer,
	`sealed_by` text,
	`sealed_at` integer,
	`hash` text,
	`journal_head` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `papers_kind_unique` ON `papers` (`meeting_id`,`kind`);--> statement-breakpoint
CREATE INDEX `papers_community` ON `papers` (`community_id`,`kind`,`sealed_at`);--> statement-breakpoint
CREATE TABLE `look_backs` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`body_id` text NOT NULL,
	`helped` text NOT NULL,
	`remark` text NOT NULL,
	`looked_by` text NOT NULL,
	`looked_at` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `look_backs_once` ON `look_backs` (`matter_id`,`body_id`);--> statement-breakpoint
CREATE TABLE `party_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`kind` text NOT NULL,
	`body_id` text NOT NULL,
	`version_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`lapsed_at` integer,
	`item_id` text,
	`opinion` text,
	`conclusion` text,
	`reasons` text,
	`given_by` text,
	`given_at` integer,
	`confirmed_version_id` text,
	`confirmed_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `party_acts_once` ON `party_acts` (`matter_id`,`kind`,`version_id`);--> statement-breakpoint
CREATE INDEX `party_acts_open` ON `party_acts` (`given_at`,`lapsed_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `archive_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`outcome` text,
	`terms` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `archive_entries_subject` ON `archive_entries` (`subject`);--> statement-breakpoint
CREATE INDEX `archive_entries_at` ON `archive_entries` (`community_id`,`at`);--> statement-breakpoint
CREATE TABLE `archive_positions` (
	`community_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action
);
