CREATE TABLE `petition_signatures` (
	`petition_id` text NOT NULL,
	`person_id` text NOT NULL,
	`signed_at` integer,
	`channel` text,
	`sheet` integer,
	`entered_by` text,
	`struck_at` integer,
	`struck_by` text,
	`struck_reason` text,
	PRIMARY KEY(`petition_id`, `person_id`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `petitions` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`demand` text NOT NULL,
	`way` text NOT NULL,
	`rule` text NOT NULL,
	`may_sign` integer NOT NULL,
	`needed` integer NOT NULL,
	`started_by` text NOT NULL,
	`recorded_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`state` text NOT NULL,
	`reached_at` integer,
	`signed` integer,
	`due_on` text,
	`due_source` text,
	`idea_id` text,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdrawn_reason` text,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `petitions_state` ON `petitions` (`community_id`,`state`,`started_at`);