-- Casework: responsibility, plans, assistance, problems, visits. A pairing now ends for a reason only: those that ended before
-- are marked as corrections.
-- AlterTable
ALTER TABLE "household" ADD COLUMN     "departments" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "last_seen_on" DATE;

-- AlterTable
ALTER TABLE "pairing" ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "grace_until" DATE,
ADD COLUMN     "handover_id" UUID,
ADD COLUMN     "last_visit_on" DATE;

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "work_phone" TEXT;

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'register';

-- CreateTable
CREATE TABLE "unit" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "department_key" TEXT,
    "affiliation" TEXT,
    "contact" TEXT,
    "phone" TEXT,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "unit_id" UUID,
    "account_id" UUID,
    "person_name" TEXT,
    "post" TEXT,
    "phone" TEXT,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "pathway_department" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "pathway" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "pathway_department_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "duty" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "definition" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID NOT NULL,
    "published_by_name" TEXT NOT NULL,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "county_code" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "working" BOOLEAN NOT NULL,
    "label" TEXT NOT NULL,
    "created_by" UUID NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("county_code","day")
);

-- CreateTable
CREATE TABLE "handover" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "area" TEXT NOT NULL,
    "from_account" UUID NOT NULL,
    "to_account" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "grace_days" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "respond_by" DATE NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposed_by" UUID NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decision_note" TEXT,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "handover_item" (
    "county_code" TEXT NOT NULL,
    "handover_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "from_account" UUID NOT NULL,
    "to_account" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "household_no" TEXT NOT NULL,
    "head_name" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "handover_item_pkey" PRIMARY KEY ("county_code","handover_id","household_id")
);

-- CreateTable
CREATE TABLE "plan" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "difficulty" TEXT NOT NULL,
    "aims" TEXT NOT NULL,
    "income_goal_yuan" INTEGER,
    "wish" TEXT,
    "consent" TEXT,
    "consent_by" TEXT,
    "consent_how" TEXT,
    "consent_on" DATE,
    "basis" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "plan_measure" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "from_version" INTEGER NOT NULL,
    "to_version" INTEGER,
    "measure_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "pathway" TEXT,
    "national_type" TEXT NOT NULL,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "department" TEXT NOT NULL,
    "responsible_id" UUID,
    "responsible_name" TEXT,
    "due_on" DATE NOT NULL,
    "quantity" DECIMAL(12,2),
    "unit" TEXT,
    "amount_fen" BIGINT,
    "expected_fen" BIGINT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "state_on" DATE NOT NULL,
    "delivered_on" DATE,
    "confirmed_on" DATE,
    "confirmed_how" TEXT,
    "effect" TEXT,
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_measure_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "measure_event" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "measure_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "visit_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "measure_event_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "assistance" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID,
    "village_code" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "giver" TEXT NOT NULL,
    "unit_id" UUID,
    "department" TEXT,
    "kind" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "quantity" DECIMAL(12,2),
    "unit" TEXT,
    "value_fen" BIGINT,
    "fund_source" TEXT,
    "measure_id" UUID,
    "visit_id" UUID,
    "evidence" TEXT,
    "note" TEXT,
    "batch_id" UUID,
    "batch_seq" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "end_reason" TEXT,
    "replaces_id" UUID,

    CONSTRAINT "assistance_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "problem" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID,
    "village_code" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "visit_id" UUID,
    "raised_on" DATE NOT NULL,
    "raised_by" UUID NOT NULL,
    "raised_by_name" TEXT NOT NULL,
    "owner_id" UUID,
    "owner_name" TEXT,
    "owner_department" TEXT,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "closed_on" DATE,
    "done_what" TEXT,
    "household_word" TEXT,
    "closed_by" UUID,
    "closed_by_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "problem_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "problem_event" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "problem_id" UUID NOT NULL,
    "household_id" UUID,
    "village_code" TEXT NOT NULL,
    "department" TEXT,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "problem_event_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "visit" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "visited_on" DATE NOT NULL,
    "mode" TEXT NOT NULL,
    "visitor_id" UUID NOT NULL,
    "visitor_name" TEXT NOT NULL,
    "visitor_role" TEXT NOT NULL,
    "met" TEXT[],
    "sentence" TEXT NOT NULL,
    "content" JSONB NOT NULL DEFAULT '{}',
    "corrects_id" UUID,
    "device_id" UUID,
    "device_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "change_request" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "visit_id" UUID,
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "base_value" JSONB,
    "old_value" JSONB,
    "new_value" JSONB,
    "state" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "seen_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decision_note" TEXT,

    CONSTRAINT "change_request_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "photo" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "visit_id" UUID,
    "problem_id" UUID,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "parts" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'uploading',
    "uploaded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stored_at" TIMESTAMPTZ(3),

    CONSTRAINT "photo_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "photo_part" (
    "county_code" TEXT NOT NULL,
    "photo_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "photo_part_pkey" PRIMARY KEY ("county_code","photo_id","part")
);

-- CreateTable
CREATE TABLE "field_item" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "device_id" UUID,
    "kind" TEXT NOT NULL,
    "payload_hash" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "result" JSONB NOT NULL DEFAULT '{}',
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "field_item_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "field_device" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "households" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pulled_at" TIMESTAMPTZ(3),
    "pushed_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "wiped_at" TIMESTAMPTZ(3),

    CONSTRAINT "field_device_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateIndex
CREATE INDEX "unit_county_code_kind_idx" ON "unit"("county_code", "kind");

-- CreateIndex
CREATE INDEX "appointment_county_code_place_kind_idx" ON "appointment"("county_code", "place", "kind");

-- CreateIndex
CREATE INDEX "appointment_county_code_account_id_idx" ON "appointment"("county_code", "account_id");

-- CreateIndex
CREATE INDEX "appointment_county_code_unit_id_idx" ON "appointment"("county_code", "unit_id");

-- CreateIndex
CREATE INDEX "pathway_department_county_code_pathway_idx" ON "pathway_department"("county_code", "pathway");

-- CreateIndex
CREATE INDEX "duty_county_code_key_valid_from_idx" ON "duty"("county_code", "key", "valid_from");

-- CreateIndex
CREATE INDEX "handover_county_code_to_account_state_idx" ON "handover"("county_code", "to_account", "state");

-- CreateIndex
CREATE INDEX "handover_county_code_from_account_state_idx" ON "handover"("county_code", "from_account", "state");

-- CreateIndex
CREATE INDEX "handover_county_code_state_area_idx" ON "handover"("county_code", "state", "area");

-- CreateIndex
CREATE INDEX "handover_item_county_code_household_id_idx" ON "handover_item"("county_code", "household_id");

-- CreateIndex
CREATE INDEX "plan_county_code_household_id_version_idx" ON "plan"("county_code", "household_id", "version");

-- CreateIndex
CREATE INDEX "plan_county_code_village_code_state_idx" ON "plan"("county_code", "village_code", "state");

-- CreateIndex
CREATE INDEX "plan_measure_county_code_household_id_idx" ON "plan_measure"("county_code", "household_id");

-- CreateIndex
CREATE INDEX "plan_measure_county_code_department_state_due_on_id_idx" ON "plan_measure"("county_code", "department", "state", "due_on", "id");

-- CreateIndex
CREATE INDEX "plan_measure_county_code_village_code_state_idx" ON "plan_measure"("county_code", "village_code", "state");

-- CreateIndex
CREATE INDEX "measure_event_county_code_measure_id_at_idx" ON "measure_event"("county_code", "measure_id", "at");

-- CreateIndex
CREATE INDEX "measure_event_county_code_household_id_happened_on_idx" ON "measure_event"("county_code", "household_id", "happened_on");

-- CreateIndex
CREATE INDEX "assistance_county_code_household_id_given_on_idx" ON "assistance"("county_code", "household_id", "given_on");

-- CreateIndex
CREATE INDEX "assistance_county_code_village_code_given_on_idx" ON "assistance"("county_code", "village_code", "given_on");

-- CreateIndex
CREATE INDEX "assistance_county_code_given_on_id_idx" ON "assistance"("county_code", "given_on", "id");

-- CreateIndex
CREATE INDEX "problem_county_code_household_id_idx" ON "problem"("county_code", "household_id");

-- CreateIndex
CREATE INDEX "problem_county_code_state_due_on_id_idx" ON "problem"("county_code", "state", "due_on", "id");

-- CreateIndex
CREATE INDEX "problem_county_code_village_code_state_idx" ON "problem"("county_code", "village_code", "state");

-- CreateIndex
CREATE INDEX "problem_county_code_owner_id_state_idx" ON "problem"("county_code", "owner_id", "state");

-- CreateIndex
CREATE INDEX "problem_event_county_code_problem_id_at_idx" ON "problem_event"("county_code", "problem_id", "at");

-- CreateIndex
CREATE INDEX "visit_county_code_household_id_visited_on_idx" ON "visit"("county_code", "household_id", "visited_on");

-- CreateIndex
CREATE INDEX "visit_county_code_village_code_visited_on_idx" ON "visit"("county_code", "village_code", "visited_on");

-- CreateIndex
CREATE INDEX "visit_county_code_visitor_id_visited_on_idx" ON "visit"("county_code", "visitor_id", "visited_on");

-- CreateIndex
CREATE INDEX "visit_county_code_visited_on_id_idx" ON "visit"("county_code", "visited_on", "id");

-- CreateIndex
CREATE INDEX "change_request_county_code_household_id_created_at_idx" ON "change_request"("county_code", "household_id", "created_at");

-- CreateIndex
CREATE INDEX "change_request_county_code_visit_id_idx" ON "change_request"("county_code", "visit_id");

-- CreateIndex
CREATE INDEX "photo_county_code_visit_id_idx" ON "photo"("county_code", "visit_id");

-- CreateIndex
CREATE INDEX "photo_county_code_household_id_idx" ON "photo"("county_code", "household_id");

-- CreateIndex
CREATE INDEX "field_item_county_code_account_id_received_at_idx" ON "field_item"("county_code", "account_id", "received_at");

-- CreateIndex
CREATE INDEX "field_device_county_code_account_id_idx" ON "field_device"("county_code", "account_id");



UPDATE "pairing" SET "end_reason" = 'corrected' WHERE "ended_on" IS NOT NULL;

-- Keys between tables, written by hand: every one carries the county, none cascades.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['plan', 'plan_measure', 'measure_event', 'assistance', 'problem', 'problem_event', 'visit',
    'change_request', 'photo', 'photo_part', 'handover_item'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id")', name, name || '_household_fkey');
  END LOOP;
  FOREACH name IN ARRAY ARRAY['assistance', 'problem', 'problem_event'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY ("county_code", "village_code") REFERENCES "village" ("county_code", "village_code")', name, name || '_village_fkey');
  END LOOP;
END $$;
ALTER TABLE "unit" ADD CONSTRAINT "unit_county_fkey" FOREIGN KEY ("county_code") REFERENCES "county" ("code");
ALTER TABLE "duty" ADD CONSTRAINT "duty_county_fkey" FOREIGN KEY ("county_code") REFERENCES "county" ("code");
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_county_fkey" FOREIGN KEY ("county_code") REFERENCES "county" ("code");
ALTER TABLE "pathway_department" ADD CONSTRAINT "pathway_department_county_fkey" FOREIGN KEY ("county_code") REFERENCES "county" ("code");
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_unit_fkey" FOREIGN KEY ("county_code", "unit_id") REFERENCES "unit" ("county_code", "id");
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_account_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id");
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_fkey" FOREIGN KEY ("from_account") REFERENCES "account" ("id");
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_fkey" FOREIGN KEY ("to_account") REFERENCES "account" ("id");
ALTER TABLE "handover_item" ADD CONSTRAINT "handover_item_handover_fkey" FOREIGN KEY ("county_code", "handover_id") REFERENCES "handover" ("county_code", "id");
ALTER TABLE "handover_item" ADD CONSTRAINT "handover_item_pairing_fkey" FOREIGN KEY ("county_code", "pairing_id") REFERENCES "pairing" ("county_code", "id");
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_handover_fkey" FOREIGN KEY ("county_code", "handover_id") REFERENCES "handover" ("county_code", "id");
ALTER TABLE "measure_event" ADD CONSTRAINT "measure_event_measure_fkey" FOREIGN KEY ("county_code", "measure_id") REFERENCES "plan_measure" ("county_code", "id");
ALTER TABLE "assistance" ADD CONSTRAINT "assistance_measure_fkey" FOREIGN KEY ("county_code", "measure_id") REFERENCES "plan_measure" ("county_code", "id");
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_problem_fkey" FOREIGN KEY ("county_code", "problem_id") REFERENCES "problem" ("county_code", "id");
ALTER TABLE "photo_part" ADD CONSTRAINT "photo_part_photo_fkey" FOREIGN KEY ("county_code", "photo_id") REFERENCES "photo" ("county_code", "id");
ALTER TABLE "field_device" ADD CONSTRAINT "field_device_account_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id");
ALTER TABLE "field_item" ADD CONSTRAINT "field_item_account_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id");

-- What must hold whoever writes.
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_place_check" CHECK (starts_with("place", "county_code") AND length("place") IN (6, 9, 12));
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_who_check" CHECK ("unit_id" IS NOT NULL OR "account_id" IS NOT NULL OR "person_name" IS NOT NULL);
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_days_check" CHECK ("ended_on" IS NULL OR "ended_on" >= "started_on");
-- 四定两不 (D2-8): a pairing ends by a hand-over that was accepted, because the household has left, or on the day it began by mistake.
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_end_check" CHECK (("ended_on" IS NULL) = ("end_reason" IS NULL)
  AND coalesce("end_reason" IN ('handover', 'left', 'corrected'), true) AND ("end_reason" IS DISTINCT FROM 'handover' OR "handover_id" IS NOT NULL));
ALTER TABLE "handover" ADD CONSTRAINT "handover_parties_check" CHECK ("from_account" <> "to_account");
ALTER TABLE "handover" ADD CONSTRAINT "handover_grace_check" CHECK ("grace_days" BETWEEN 0 AND 60);
ALTER TABLE "handover" ADD CONSTRAINT "handover_state_check" CHECK ("state" IN ('proposed', 'accepted', 'declined', 'withdrawn') AND ("state" = 'proposed') = ("decided_at" IS NULL));
ALTER TABLE "plan" ADD CONSTRAINT "plan_state_check" CHECK ("state" IN ('draft', 'agreed', 'superseded', 'ended') AND "version" > 0);
ALTER TABLE "plan_measure" ADD CONSTRAINT "plan_measure_state_check" CHECK ("state" IN ('planned', 'agreed', 'underway', 'delivered', 'confirmed', 'effective', 'ended'));
ALTER TABLE "plan_measure" ADD CONSTRAINT "plan_measure_confirmed_check" CHECK ("state" NOT IN ('confirmed', 'effective') OR ("delivered_on" IS NOT NULL AND "confirmed_on" IS NOT NULL));
ALTER TABLE "problem" ADD CONSTRAINT "problem_state_check" CHECK ("state" IN ('open', 'closed') AND ("state" = 'closed') = ("closed_on" IS NOT NULL AND "done_what" IS NOT NULL));
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_state_check" CHECK ("state" IN ('pending', 'conflict', 'applied', 'accepted', 'rejected', 'superseded'));
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_kind_check" CHECK ("kind" IN ('register', 'assistance', 'pairings'));

-- Indexes that Prisma cannot express.
CREATE INDEX "household_seen_idx" ON "household" ("county_code", "village_code", "last_seen_on", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "pairing_active_idx" ON "pairing" ("county_code", "account_id", "household_id") WHERE "ended_on" IS NULL;
CREATE INDEX "pairing_grace_idx" ON "pairing" ("county_code", "account_id", "grace_until") WHERE "grace_until" IS NOT NULL;
CREATE UNIQUE INDEX "handover_item_open_key" ON "handover_item" ("county_code", "household_id") WHERE "open";
CREATE UNIQUE INDEX "plan_version_key" ON "plan" ("county_code", "household_id", "version");
CREATE UNIQUE INDEX "plan_draft_key" ON "plan" ("county_code", "household_id") WHERE "state" = 'draft';
CREATE UNIQUE INDEX "plan_agreed_key" ON "plan" ("county_code", "household_id") WHERE "state" = 'agreed';
CREATE UNIQUE INDEX "assistance_batch_key" ON "assistance" ("county_code", "batch_id", "batch_seq") WHERE "batch_id" IS NOT NULL;
CREATE INDEX "change_request_open_idx" ON "change_request" ("county_code", "village_code", "created_at", "id") WHERE "state" IN ('pending', 'conflict');
CREATE UNIQUE INDEX "unit_department_key" ON "unit" ("county_code", "department_key") WHERE "department_key" IS NOT NULL AND "ended_on" IS NULL;

-- The context now also knows households that may be read and no more written (the grace period after a hand-over), and the
-- department of whoever works for one.
DROP FUNCTION set_tenant(text, text, text, text, text);
CREATE FUNCTION set_tenant(county text, area text, actor text, households text, pathways text, former text DEFAULT '', department text DEFAULT '') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.county = %L', county);
  EXECUTE format('SET LOCAL app.area = %L', area);
  EXECUTE format('SET LOCAL app.actor = %L', actor);
  EXECUTE format('SET LOCAL app.households = %L', households);
  EXECUTE format('SET LOCAL app.pathways = %L', pathways);
  EXECUTE format('SET LOCAL app.former = %L', former);
  EXECUTE format('SET LOCAL app.department = %L', department);
END $$;
CREATE FUNCTION app_department() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.department', true), '');
-- False for a household that was handed over and may still be read.
CREATE FUNCTION app_writes(household uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(position(household::text IN current_setting('app.former', true)) = 0, true);
CREATE FUNCTION app_every_pathway() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.pathways', true) = '*', false);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['unit', 'appointment', 'pathway_department', 'duty', 'calendar_day', 'handover', 'handover_item', 'plan',
    'plan_measure', 'measure_event', 'assistance', 'problem', 'problem_event', 'visit', 'change_request', 'photo', 'photo_part',
    'field_item', 'field_device'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['unit', 'pathway_department', 'duty', 'calendar_day'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (county_code = app_county()) WITH CHECK (county_code = app_county())', name);
  END LOOP;
  -- By place and household; a row without a household is its village's, and not for whoever has a few households of their own.
  FOREACH name IN ARRAY ARRAY['plan', 'plan_measure', 'measure_event', 'assistance', 'problem', 'problem_event', 'visit',
    'change_request', 'photo', 'photo_part'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(household_id)) WITH CHECK (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(household_id))', name);
  END LOOP;
  -- A household that was handed over is read and not written.
  FOREACH name IN ARRAY ARRAY['member', 'register_history', 'life_event', 'pairing', 'classification', 'pathway_override', 'plan',
    'plan_measure', 'measure_event', 'assistance', 'problem', 'problem_event', 'visit', 'change_request', 'photo', 'photo_part'] LOOP
    EXECUTE format('CREATE POLICY own_adds ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (app_writes(household_id))', name);
    EXECUTE format('CREATE POLICY own_changes ON %I AS RESTRICTIVE FOR UPDATE USING (app_writes(household_id))', name);
  END LOOP;
  -- A department writes nothing under a household but its own measures, what it gives and its own problems.
  FOREACH name IN ARRAY ARRAY['plan', 'visit', 'change_request', 'photo', 'photo_part'] LOOP
    EXECUTE format('CREATE POLICY every_pathway_adds ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (app_every_pathway())', name);
    EXECUTE format('CREATE POLICY every_pathway_changes ON %I AS RESTRICTIVE FOR UPDATE USING (app_every_pathway())', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['measure_event', 'assistance', 'problem_event'] LOOP
    EXECUTE format('CREATE POLICY department_adds ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (app_every_pathway() OR department = app_department())', name);
    EXECUTE format('CREATE POLICY department_changes ON %I AS RESTRICTIVE FOR UPDATE USING (app_every_pathway() OR department = app_department())', name);
  END LOOP;
END $$;
CREATE POLICY own_adds ON "household" AS RESTRICTIVE FOR INSERT WITH CHECK (app_writes(id));
CREATE POLICY own_changes ON "household" AS RESTRICTIVE FOR UPDATE USING (app_writes(id));
CREATE POLICY department_adds ON "plan_measure" AS RESTRICTIVE FOR INSERT WITH CHECK (app_every_pathway());
CREATE POLICY department_changes ON "plan_measure" AS RESTRICTIVE FOR UPDATE USING (app_every_pathway() OR department = app_department());
CREATE POLICY department_adds ON "problem" AS RESTRICTIVE FOR INSERT WITH CHECK (app_every_pathway() OR owner_department = app_department());
CREATE POLICY department_changes ON "problem" AS RESTRICTIVE FOR UPDATE USING (app_every_pathway() OR owner_department = app_department());

-- A department also sees a household in which it has a measure to carry out or a problem to solve.
DROP POLICY tenant ON "household";
CREATE POLICY tenant ON "household"
  USING (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(id)
    AND (app_follows(pathway, secondary) OR coalesce(app_department() = ANY (departments), false)))
  WITH CHECK (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(id));

-- Who stands over a place is known in it; who may change it has it in their area.
CREATE POLICY tenant ON "appointment" USING (county_code = app_county() AND (starts_with(place, app_area()) OR starts_with(app_area(), place)))
  WITH CHECK (county_code = app_county() AND starts_with(place, app_area()));
-- A hand-over is known to both sides, to whoever proposed it, and to whoever has the place whole.
CREATE POLICY tenant ON "handover"
  USING (county_code = app_county() AND (app_actor() IN (from_account::text, to_account::text, proposed_by::text) OR (app_whole() AND starts_with(area, app_area()))))
  WITH CHECK (county_code = app_county() AND (app_actor() IN (from_account::text, to_account::text, proposed_by::text) OR (app_whole() AND starts_with(area, app_area()))));
CREATE POLICY tenant ON "handover_item"
  USING (county_code = app_county() AND (app_actor() IN (from_account::text, to_account::text) OR (app_whole() AND starts_with(village_code, app_area()))))
  WITH CHECK (county_code = app_county() AND (app_actor() IN (from_account::text, to_account::text) OR (app_whole() AND starts_with(village_code, app_area()))));
-- What a phone has sent and what it keeps: its owner's; devices also for whoever administers the county.
CREATE POLICY tenant ON "field_item" USING (county_code = app_county() AND account_id::text = app_actor())
  WITH CHECK (county_code = app_county() AND account_id::text = app_actor());
CREATE POLICY tenant ON "field_device" USING (county_code = app_county() AND (account_id::text = app_actor() OR (app_whole() AND app_area() = county_code)))
  WITH CHECK (county_code = app_county() AND (account_id::text = app_actor() OR (app_whole() AND app_area() = county_code)));

-- Which departments have something to do in a household. A department may not write the household itself, so the owner's
-- function does, for households that the caller sees.
CREATE FUNCTION note_departments(county text, ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE household h SET departments = found.departments
  FROM (SELECT x.id, coalesce((SELECT array_agg(DISTINCT d.department ORDER BY d.department) FROM (
      SELECT m.department FROM plan_measure m WHERE m.county_code = county AND m.household_id = x.id AND m.state <> 'ended' AND m.to_version IS NULL
      UNION SELECT p.owner_department FROM problem p WHERE p.county_code = county AND p.household_id = x.id AND p.state = 'open' AND p.owner_department IS NOT NULL
    ) d), '{}') AS departments FROM unnest(ids) AS x(id)) found
  WHERE county = app_county() AND h.county_code = county AND h.id = found.id AND starts_with(h.village_code, app_area()) AND app_owns(h.id)
    AND h.departments IS DISTINCT FROM found.departments $$;

-- What a scope is minted from now also holds the households in their grace period and the pathways that the county has given
-- to departments otherwise than D2's table.
DROP FUNCTION auth_session(text, double precision);
DROP FUNCTION auth_person(uuid);
CREATE FUNCTION auth_person(account uuid) RETURNS TABLE (
  account_id uuid, county_code text, county_name text, username text, display_name text, role text, area text, department text,
  must_change_password boolean, households text, former text, followed text, regulated text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH day AS (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today), person AS (
    SELECT a.*, c.name AS county_name FROM account a JOIN county c ON c.code = a.county_code WHERE a.id = account AND a.disabled_at IS NULL
  ), own AS (
    SELECT p.household_id, bool_or(p.ended_on IS NULL OR p.ended_on > day.today) AS active
    FROM person, day, pairing p
    WHERE person.role = 'helper' AND p.county_code = person.county_code AND p.account_id = person.id AND p.started_on <= day.today
      AND (p.ended_on IS NULL OR p.ended_on > day.today OR p.grace_until >= day.today)
    GROUP BY p.household_id
  ), given AS (
    SELECT d.pathway, bool_or(d.department = person.department) AS own FROM person, day, pathway_department d
    WHERE d.county_code = person.county_code AND d.started_on <= day.today AND (d.ended_on IS NULL OR d.ended_on > day.today)
    GROUP BY d.pathway
  )
  SELECT a.id, a.county_code, a.county_name, a.username, a.display_name, a.role, a.area, a.department, a.must_change_password,
    CASE WHEN a.role = 'helper' THEN coalesce((SELECT string_agg(household_id::text, ',') FROM own), '-') ELSE '*' END,
    coalesce((SELECT string_agg(household_id::text, ',') FROM own WHERE NOT active), ''),
    (SELECT string_agg(pathway, ',') FROM given WHERE own), (SELECT string_agg(pathway, ',') FROM given)
  FROM person a $$;
CREATE FUNCTION auth_session(session_id text, idle_minutes double precision) RETURNS TABLE (
  account_id uuid, county_code text, county_name text, username text, display_name text, role text, area text, department text,
  must_change_password boolean, households text, former text, followed text, regulated text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s record;
BEGIN
  SELECT x.account_id, x.seen_at INTO s FROM session x WHERE x.id = session_id AND x.revoked_at IS NULL
    AND x.expires_at > clock_timestamp() AND x.seen_at > clock_timestamp() - idle_minutes * interval '1 minute';
  IF NOT FOUND THEN RETURN; END IF;
  -- Written at most once a minute, so that reading pages writes nothing.
  IF s.seen_at < clock_timestamp() - interval '1 minute' THEN
    UPDATE session SET seen_at = clock_timestamp() WHERE id = session_id;
  END IF;
  RETURN QUERY SELECT * FROM auth_person(s.account_id);
END $$;

REVOKE ALL ON FUNCTION set_tenant(text, text, text, text, text, text, text), app_department(), app_writes(uuid), app_every_pathway(),
  note_departments(text, uuid[]), auth_person(uuid), auth_session(text, double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_tenant(text, text, text, text, text, text, text), app_department(), app_writes(uuid), app_every_pathway(),
  note_departments(text, uuid[]), auth_person(uuid), auth_session(text, double precision) TO yihuyice_app;
GRANT SELECT, INSERT, UPDATE ON "unit", "appointment", "pathway_department", "calendar_day", "handover", "handover_item", "plan", "plan_measure",
  "assistance", "problem", "change_request", "photo", "field_device" TO yihuyice_app;
-- What was said and done stays as it was written.
GRANT SELECT, INSERT ON "duty", "measure_event", "problem_event", "visit", "photo_part", "field_item" TO yihuyice_app;
GRANT DELETE ON "calendar_day" TO yihuyice_app;
GRANT MAINTAIN ON "visit", "plan", "plan_measure", "measure_event", "assistance", "pairing" TO yihuyice_app;
