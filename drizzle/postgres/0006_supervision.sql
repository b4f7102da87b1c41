CREATE TABLE "appraisal_results" (
	"appraisal_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"appraised_as" text NOT NULL,
	"excellent" bigint NOT NULL,
	"competent" bigint NOT NULL,
	"basic" bigint NOT NULL,
	"incompetent" bigint NOT NULL,
	CONSTRAINT "appraisal_results_appraisal_id_person_id_pk" PRIMARY KEY("appraisal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "appraisals" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"held_on" text NOT NULL,
	"body_id" text NOT NULL,
	"present" bigint NOT NULL,
	"ballots" bigint NOT NULL,
	"bar" text NOT NULL,
	"bar_basis" text DEFAULT '' NOT NULL,
	"presided_by" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"journal_head" text NOT NULL,
	"claim" text,
	"voided_by" text,
	"voided_at" bigint,
	"void_reason" text
);
--> statement-breakpoint
CREATE TABLE "audits" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"period_from" text NOT NULL,
	"period_to" text NOT NULL,
	"auditor" text NOT NULL,
	"election_on" text,
	"subjects" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"conclusion" text,
	"published_by" text,
	"published_at" bigint,
	"journal_head" text
);
--> statement-breakpoint
CREATE TABLE "handover_items" (
	"handover_id" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"given_at" bigint,
	"given_by" text,
	"taken_at" bigint,
	"taken_by" text,
	"witnessed_at" bigint,
	"witnessed_by" text,
	CONSTRAINT "handover_items_handover_id_number_pk" PRIMARY KEY("handover_id","number")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"body_id" text NOT NULL,
	"elected_on" text NOT NULL,
	"giver_id" text NOT NULL,
	"taker_id" text NOT NULL,
	"witness_id" text NOT NULL,
	"presider" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supervision_objections" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"number" bigint NOT NULL,
	"step" text NOT NULL,
	"reasons" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" bigint NOT NULL,
	"claim" text,
	"answer" text,
	"answered_by" text,
	"answered_at" bigint,
	"accepted_by" text,
	"accepted_at" bigint,
	"report" text,
	"reported_by" text,
	"reported_at" bigint,
	"report_head" text,
	"outcome" text,
	"outcome_from" text,
	"outcome_on" text,
	"outcome_by" text,
	"outcome_at" bigint
);
--> statement-breakpoint
CREATE TABLE "urgent_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"matter_id" text,
	"title" text NOT NULL,
	"done" text NOT NULL,
	"reasons" text NOT NULL,
	"begun_on" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"item_id" text,
	"put_by" text,
	"put_at" bigint
);
--> statement-breakpoint
ALTER TABLE "appraisal_results" ADD CONSTRAINT "appraisal_results_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "public"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appraisal_results" ADD CONSTRAINT "appraisal_results_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_presided_by_persons_id_fk" FOREIGN KEY ("presided_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_entered_by_persons_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_opened_by_persons_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_items" ADD CONSTRAINT "handover_items_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_giver_id_persons_id_fk" FOREIGN KEY ("giver_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_taker_id_persons_id_fk" FOREIGN KEY ("taker_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_witness_id_persons_id_fk" FOREIGN KEY ("witness_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_opened_by_persons_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_objections" ADD CONSTRAINT "supervision_objections_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_objections" ADD CONSTRAINT "supervision_objections_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_objections" ADD CONSTRAINT "supervision_objections_raised_by_persons_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_acts" ADD CONSTRAINT "urgent_acts_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_acts" ADD CONSTRAINT "urgent_acts_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_acts" ADD CONSTRAINT "urgent_acts_recorded_by_persons_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_acts" ADD CONSTRAINT "urgent_acts_item_id_agenda_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appraisal_results_person" ON "appraisal_results" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appraisals_claim_unique" ON "appraisals" USING btree ("claim");--> statement-breakpoint
CREATE INDEX "appraisals_community" ON "appraisals" USING btree ("community_id","held_on");--> statement-breakpoint
CREATE UNIQUE INDEX "audits_period_unique" ON "audits" USING btree ("person_id","kind","period_from");--> statement-breakpoint
CREATE INDEX "audits_community" ON "audits" USING btree ("community_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_election_unique" ON "handovers" USING btree ("body_id","elected_on");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_objections_claim_unique" ON "supervision_objections" USING btree ("claim");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_objections_number_unique" ON "supervision_objections" USING btree ("matter_id","number");--> statement-breakpoint
CREATE INDEX "supervision_objections_community" ON "supervision_objections" USING btree ("community_id","raised_at");--> statement-breakpoint
CREATE UNIQUE INDEX "urgent_acts_item_unique" ON "urgent_acts" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "urgent_acts_community" ON "urgent_acts" USING btree ("community_id","recorded_at");--> statement-breakpoint
CREATE INDEX "urgent_acts_matter" ON "urgent_acts" USING btree ("matter_id");