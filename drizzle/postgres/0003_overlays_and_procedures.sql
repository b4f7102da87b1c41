CREATE TABLE "overlays" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"pack" text,
	"rule" text,
	"basis" text NOT NULL,
	"adopted_on" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"end_basis" text,
	"entered_by" text,
	"entered_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "own_procedures" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"base" text NOT NULL,
	"name" text NOT NULL,
	"edition" bigint NOT NULL,
	"steps" text NOT NULL,
	"permit" text NOT NULL,
	"adoption" text NOT NULL,
	"state" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" bigint NOT NULL,
	"adopted_at" bigint,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"kind" text NOT NULL,
	"version_id" text NOT NULL,
	"addressee" text NOT NULL,
	"sent_on" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"answer" text,
	"words" text,
	"answered_on" text,
	"answered_by" text,
	"answered_at" bigint
);
--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "path" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "mode" text DEFAULT 'sitting' NOT NULL;--> statement-breakpoint
ALTER TABLE "votes" ADD COLUMN "more" text;--> statement-breakpoint
ALTER TABLE "own_procedures" ADD CONSTRAINT "own_procedures_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "overlays_community" ON "overlays" USING btree ("community_id","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "overlays_pack_unique" ON "overlays" USING btree ("community_id","pack","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "own_procedures_edition" ON "own_procedures" USING btree ("community_id","name","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_once" ON "referrals" USING btree ("matter_id","kind","version_id");