ALTER TABLE `bodies` ADD `group_name` text;--> statement-breakpoint
ALTER TABLE `meetings` ADD `vacant` integer DEFAULT 0 NOT NULL;