CREATE TABLE `overlays` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`pack` text,
	`rule` text,
	`basis` text NOT NULL,
	`adopted_on` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`end_basis` text,
	`entered_by` text,
	`entered_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `overlays_community` ON `overlays` (`community_id`,`starts_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `overlays_pack_unique` ON `overlays` (`community_id`,`pack`,`starts_on`);--> statement-breakpoint
CREATE TABLE `own_procedures` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`base` text NOT NULL,
	`name` text NOT NULL,
	`edition` integer NOT NULL,
	`steps` text NOT NULL,
	`permit` text NOT NULL,
	`adoption` text NOT NULL,
	`state` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`adopted_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`community_id`) REFERENCES `communities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_procedures_edition` ON `own_procedures` (`community_id`,`name`,`edition`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`community_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`kind` text NOT NULL,
	`version_id` text NOT NULL,
	`addressee` text NOT NULL,
	`sent_on` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	`answer` text,
	`words` text,
	`answered_on` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_once` ON `referrals` (`matter_id`,`kind`,`version_id`);--> statement-breakpoint
ALTER TABLE `matters` ADD `path` text;--> statement-breakpoint
ALTER TABLE `meetings` ADD `mode` text DEFAULT 'sitting' NOT NULL;--> statement-breakpoint
ALTER TABLE `votes` ADD `more` text;