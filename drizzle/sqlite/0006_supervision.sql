CREATE TABLE `appraisal_results` (
	`appraisal_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`appraised_as` text NOT NULL,
	`excellent` integer NOT NULL,
	`competent` integer NOT NULL,
	`basic` integer NOT NULL,
	`incompetent` integer NOT NULL,
	PRIMARY KEY(`appraisal_id`, `person_id`),
	FOREIGN KEY (`appraisal_id`) REFERENCES `appraisals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `appraisal_results_person` ON `appraisal_results` (`person_id`);--> statement-breakpoint
CREATE TABLE `appraisals` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`held_on` text NOT NULL,
	`body_id` text NOT NULL,
	`present` integer NOT NULL,
	`ballots` integer NOT NULL,
	`bar` text NOT NULL,
	`bar_basis` text DEFAULT '' NOT NULL,
	`presided_by` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`journal_head` text NOT NULL,
	`claim` text,
	`voided_by` text,
	`voided_at` integer,
	`void_reason` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`presided_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appraisals_claim_unique` ON `appraisals` (`claim`);--> statement-breakpoint
CREATE INDEX `appraisals_community` ON `appraisals` (`community_id`,`held_on`);--> statement-breakpoint
CREATE TABLE `audits` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`auditor` text NOT NULL,
	`election_on` text,
	`subjects` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`conclusion` text,
	`published_by` text,
	`published_at` integer,
	`journal_head` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audits_period_unique` ON `audits` (`person_id`,`kind`,`period_from`);--> statement-breakpoint
CREATE INDEX `audits_community` ON `audits` (`community_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `handover_items` (
	`handover_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`given_at` integer,
	`given_by` text,
	`taken_at` integer,
	`taken_by` text,
	`witnessed_at` integer,
	`witnessed_by` text,
	PRIMARY KEY(`handover_id`, `number`),
	FOREIGN KEY (`handover_id`) REFERENCES `handovers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`body_id` text NOT NULL,
	`elected_on` text NOT NULL,
	`giver_id` text NOT NULL,
	`taker_id` text NOT NULL,
	`witness_id` text NOT NULL,
	`presider` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taker_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`witness_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_election_unique` ON `handovers` (`body_id`,`elected_on`);--> statement-breakpoint
CREATE TABLE `supervision_objections` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`number` integer NOT NULL,
	`step` text NOT NULL,
	`reasons` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`claim` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`accepted_by` text,
	`accepted_at` integer,
	`report` text,
	`reported_by` text,
	`reported_at` integer,
	`report_head` text,
	`outcome` text,
	`outcome_from` text,
	`outcome_on` text,
	`outcome_by` text,
	`outcome_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supervision_objections_claim_unique` ON `supervision_objections` (`claim`);--> statement-breakpoint
CREATE UNIQUE INDEX `supervision_objections_number_unique` ON `supervision_objections` (`matter_id`,`number`);--> statement-breakpoint
CREATE INDEX `supervision_objections_community` ON `supervision_objections` (`community_id`,`raised_at`);--> statement-breakpoint
CREATE TABLE `urgent_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text,
	`title` text NOT NULL,
	`done` text NOT NULL,
	`reasons` text NOT NULL,
	`begun_on` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`item_id` text,
	`put_by` text,
	`put_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `urgent_acts_item_unique` ON `urgent_acts` (`item_id`);--> statement-breakpoint
CREATE INDEX `urgent_acts_community` ON `urgent_acts` (`community_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `urgent_acts_matter` ON `urgent_acts` (`matter_id`);