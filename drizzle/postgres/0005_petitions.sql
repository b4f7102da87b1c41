CREATE TABLE "petition_signatures" (
	"petition_id" text NOT NULL,
	"person_id" text NOT NULL,
	"signed_at" bigint,
	"channel" text,
	"sheet" bigint,
	"entered_by" text,
	"struck_at" bigint,
	"struck_by" text,
	"struck_reason" text,
	CONSTRAINT "petition_signatures_petition_id_person_id_pk" PRIMARY KEY("petition_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "petitions" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"demand" text NOT NULL,
	"way" text NOT NULL,
	"rule" text NOT NULL,
	"may_sign" bigint NOT NULL,
	"needed" bigint NOT NULL,
	"started_by" text NOT NULL,
	"recorded_by" text NOT NULL,
	"started_at" bigint NOT NULL,
	"state" text NOT NULL,
	"reached_at" bigint,
	"signed" bigint,
	"due_on" text,
	"due_source" text,
	"idea_id" text,
	"withdrawn_at" bigint,
	"withdrawn_by" text,
	"withdrawn_reason" text
);
--> statement-breakpoint
ALTER TABLE "petition_signatures" ADD CONSTRAINT "petition_signatures_petition_id_petitions_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petition_signatures" ADD CONSTRAINT "petition_signatures_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petitions" ADD CONSTRAINT "petitions_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petitions" ADD CONSTRAINT "petitions_started_by_persons_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petitions" ADD CONSTRAINT "petitions_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "petitions_state" ON "petitions" USING btree ("community_id","state","started_at");