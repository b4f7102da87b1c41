CREATE TABLE `former_body_names` (
	`body_id` text NOT NULL,
	`name` text NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`body_id`, `name`, `until`),
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `look_backs_once`;--> statement-breakpoint
ALTER TABLE `look_backs` ADD `nth` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `look_backs` ADD `next` text DEFAULT 'close' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `look_backs_nth` ON `look_backs` (`matter_id`,`body_id`,`nth`);--> statement-breakpoint
ALTER TABLE `documents` ADD `reason` text;