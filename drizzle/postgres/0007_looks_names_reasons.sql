CREATE TABLE "former_body_names" (
	"body_id" text NOT NULL,
	"name" text NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "former_body_names_body_id_name_until_pk" PRIMARY KEY("body_id","name","until")
);
--> statement-breakpoint
DROP INDEX "look_backs_once";--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "look_backs" ADD COLUMN "nth" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "look_backs" ADD COLUMN "next" text DEFAULT 'close' NOT NULL;--> statement-breakpoint
ALTER TABLE "former_body_names" ADD CONSTRAINT "former_body_names_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "look_backs_nth" ON "look_backs" USING btree ("matter_id","body_id","nth");