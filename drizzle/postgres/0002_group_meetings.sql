ALTER TABLE "bodies" ADD COLUMN "group_name" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "vacant" bigint DEFAULT 0 NOT NULL;