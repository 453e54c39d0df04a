-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "classification" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "primary_pathway" TEXT,
    "rule" TEXT,
    "secondary" TEXT[],
    "urgent" TEXT[],
    "missing_facts" TEXT[],
    "warnings" TEXT[],
    "facts" JSONB NOT NULL,
    "outcomes" JSONB NOT NULL,
    "as_of" DATE NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "classification_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "pathway_override" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "pathway" TEXT NOT NULL,
    "computed_pathway" TEXT,
    "reason" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "facts_changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "end_reason" TEXT,

    CONSTRAINT "pathway_override_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "county_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "content" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID NOT NULL,
    "published_by_name" TEXT NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("county_code","version")
);

-- CreateTable
CREATE TABLE "source" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "batch_id" UUID,
    "actor_id" UUID,
    "label" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "household" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "village_code" TEXT NOT NULL,
    "household_no" TEXT NOT NULL,
    "roll_type" TEXT NOT NULL,
    "group_name" TEXT,
    "address" TEXT,
    "phone_cipher" TEXT,
    "phone_masked" TEXT,
    "phone_index" TEXT,
    "bank_name" TEXT,
    "bank_account_cipher" TEXT,
    "bank_account_masked" TEXT,
    "bank_account_index" TEXT,
    "data_year" INTEGER,
    "poor_attribute" TEXT,
    "identification_standard" TEXT,
    "main_cause" TEXT,
    "other_causes" TEXT[],
    "return_risks" TEXT[],
    "risk_note" TEXT,
    "lifted_year" INTEGER,
    "identified_month" TEXT,
    "risk_cleared" BOOLEAN,
    "risk_cleared_month" TEXT,
    "risk_cleared_how" TEXT,
    "supported_without_labour" BOOLEAN,
    "martyr_family" BOOLEAN,
    "relocated" BOOLEAN,
    "resettlement_site" TEXT,
    "monitor_contact" TEXT,
    "monitor_phone_cipher" TEXT,
    "monitor_phone_masked" TEXT,
    "monitor_phone_index" TEXT,
    "housing_area_m2" DOUBLE PRECISION,
    "housing_grade" TEXT,
    "housing_hazard" BOOLEAN,
    "housing_structure" TEXT,
    "housing_built_year" INTEGER,
    "water_safe" BOOLEAN,
    "water_quantity_ok" BOOLEAN,
    "water_quality_ok" BOOLEAN,
    "water_time_ok" BOOLEAN,
    "water_reliability_ok" BOOLEAN,
    "contract_land_mu" DOUBLE PRECISION,
    "land_use" TEXT,
    "arable_mu" DOUBLE PRECISION,
    "forest_mu" DOUBLE PRECISION,
    "returned_forest_mu" DOUBLE PRECISION,
    "orchard_mu" DOUBLE PRECISION,
    "pasture_mu" DOUBLE PRECISION,
    "water_surface_mu" DOUBLE PRECISION,
    "road_type" TEXT,
    "road_hardened" BOOLEAN,
    "main_road_km" DOUBLE PRECISION,
    "has_electricity" BOOLEAN,
    "has_broadcast" BOOLEAN,
    "has_toilet" BOOLEAN,
    "fuel" TEXT,
    "in_cooperative" BOOLEAN,
    "led_by_enterprise" BOOLEAN,
    "led_by_leader" BOOLEAN,
    "schooling_assured" BOOLEAN,
    "housing_assured" BOOLEAN,
    "water_assured" BOOLEAN,
    "uninsured_members" INTEGER,
    "pension_assured" BOOLEAN,
    "operating_ability" TEXT,
    "operating_will" TEXT,
    "has_industry" BOOLEAN,
    "lacks_funds" BOOLEAN,
    "lacks_skill" BOOLEAN,
    "has_fixed_income" BOOLEAN,
    "can_work_away" BOOLEAN,
    "head_name" TEXT NOT NULL DEFAULT '',
    "head_initials" TEXT NOT NULL DEFAULT '',
    "member_count" INTEGER NOT NULL DEFAULT 0,
    "pathway" TEXT,
    "computed_pathway" TEXT,
    "pathway_status" TEXT NOT NULL DEFAULT 'unclassified',
    "secondary" TEXT[],
    "urgent" TEXT[],
    "missing_facts" TEXT[],
    "missing_count" INTEGER NOT NULL DEFAULT 0,
    "warnings" TEXT[],
    "overridden" BOOLEAN NOT NULL DEFAULT false,
    "override_review" BOOLEAN NOT NULL DEFAULT false,
    "source_id" UUID NOT NULL,
    "field_source" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "household_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "member" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "initials" TEXT NOT NULL DEFAULT '',
    "member_no" TEXT,
    "sex" TEXT,
    "birth_date" DATE,
    "document_type" TEXT,
    "id_number_cipher" TEXT,
    "id_number_masked" TEXT,
    "id_number_index" TEXT,
    "relation" TEXT,
    "ethnicity" TEXT,
    "political_status" TEXT,
    "phone_cipher" TEXT,
    "phone_masked" TEXT,
    "phone_index" TEXT,
    "speaks_mandarin" BOOLEAN,
    "veteran" BOOLEAN,
    "education" TEXT,
    "school_status" TEXT,
    "school_dropout" BOOLEAN,
    "dropout_reason" TEXT,
    "schooling_at_risk" BOOLEAN,
    "aid_stage" TEXT,
    "aid_programme" TEXT,
    "aid_amount_yuan" DOUBLE PRECISION,
    "aid_term" TEXT,
    "health" TEXT[],
    "disability_type" TEXT,
    "disability_grade" TEXT,
    "two_cancers" BOOLEAN,
    "medical_total_yuan" DOUBLE PRECISION,
    "medical_reimbursed_yuan" DOUBLE PRECISION,
    "medical_aided_yuan" DOUBLE PRECISION,
    "medical_self_paid_yuan" DOUBLE PRECISION,
    "labour" TEXT,
    "startup_desire" BOOLEAN,
    "has_worked" BOOLEAN,
    "work_start" TEXT,
    "work_end" TEXT,
    "work_place" TEXT,
    "employer" TEXT,
    "work_industry" TEXT,
    "monthly_wage_yuan" DOUBLE PRECISION,
    "work_months" DOUBLE PRECISION,
    "employment_channel" TEXT,
    "point_to_point" BOOLEAN,
    "plans_to_work" BOOLEAN,
    "service_needs" TEXT,
    "welfare_post" TEXT,
    "welfare_post_months" INTEGER,
    "training_month" TEXT,
    "training_kind" TEXT,
    "training_certificate" BOOLEAN,
    "resident_medical" BOOLEAN,
    "employee_medical" BOOLEAN,
    "critical_illness" BOOLEAN,
    "commercial_insurance" BOOLEAN,
    "resident_pension" BOOLEAN,
    "employee_pension" BOOLEAN,
    "medical_aid" BOOLEAN,
    "subsistence_allowance" BOOLEAN,
    "extreme_poverty" BOOLEAN,
    "disability_subsidy" BOOLEAN,
    "source_id" UUID NOT NULL,
    "field_source" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "member_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "register_history" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3) NOT NULL,
    "row" JSONB NOT NULL,
    "source_id" UUID NOT NULL,

    CONSTRAINT "register_history_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "life_event" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "other_household_id" UUID,
    "member_ids" UUID[],
    "happened_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "source_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID NOT NULL,

    CONSTRAINT "life_event_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "pairing" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "register_summary" (
    "county_code" TEXT NOT NULL,
    "village_code" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "roll_type" TEXT NOT NULL,
    "pathway" TEXT NOT NULL,
    "households" INTEGER NOT NULL,
    "persons" INTEGER NOT NULL,
    "provisional" INTEGER NOT NULL,
    "overridden" INTEGER NOT NULL,

    CONSTRAINT "register_summary_pkey" PRIMARY KEY ("county_code","village_code","role","roll_type","pathway")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "county" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefecture_name" TEXT NOT NULL,
    "province_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "county_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "county_code" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "department" TEXT,
    "post" TEXT,
    "password_hash" TEXT NOT NULL,
    "password_set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_guard" (
    "account_id" UUID NOT NULL,
    "county_code" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_guard_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "county_code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "device" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "township" (
    "county_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "township_pkey" PRIMARY KEY ("county_code","code")
);

-- CreateTable
CREATE TABLE "village" (
    "county_code" TEXT NOT NULL,
    "village_code" TEXT NOT NULL,
    "township_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT 'ordinary',
    "profile" JSONB NOT NULL DEFAULT '{}',
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" UUID,

    CONSTRAINT "village_pkey" PRIMARY KEY ("county_code","village_code")
);

-- CreateTable
CREATE TABLE "village_entry" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "village_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,
    "done_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "village_entry_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "village_history" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "village_code" TEXT NOT NULL,
    "valid_to" TIMESTAMPTZ(3) NOT NULL,
    "row" JSONB NOT NULL,
    "changed_by" UUID NOT NULL,

    CONSTRAINT "village_history_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "job" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "area" TEXT NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "requested_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "area" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_bytes" INTEGER NOT NULL,
    "file_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'uploaded',
    "layout" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "source_id" UUID,
    "job_id" UUID,
    "uploaded_by" UUID NOT NULL,
    "uploaded_by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "import_part" (
    "county_code" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_part_pkey" PRIMARY KEY ("county_code","batch_id","part")
);

-- CreateTable
CREATE TABLE "import_row" (
    "county_code" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "row_no" INTEGER NOT NULL,
    "group_no" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "reasons" TEXT[],
    "data" JSONB NOT NULL,
    "applied" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("county_code","batch_id","seq")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "village_code" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateIndex
CREATE INDEX "pathway_override_county_code_household_id_idx" ON "pathway_override"("county_code", "household_id");

-- CreateIndex
CREATE INDEX "source_county_code_batch_id_idx" ON "source"("county_code", "batch_id");

-- CreateIndex
CREATE INDEX "register_history_county_code_household_id_valid_to_idx" ON "register_history"("county_code", "household_id", "valid_to");

-- CreateIndex
CREATE INDEX "register_history_county_code_record_id_valid_to_idx" ON "register_history"("county_code", "record_id", "valid_to");

-- CreateIndex
CREATE INDEX "register_history_county_code_source_id_idx" ON "register_history"("county_code", "source_id");

-- CreateIndex
CREATE INDEX "life_event_county_code_household_id_happened_on_idx" ON "life_event"("county_code", "household_id", "happened_on");

-- CreateIndex
CREATE INDEX "pairing_county_code_household_id_idx" ON "pairing"("county_code", "household_id");

-- CreateIndex
CREATE INDEX "pairing_county_code_account_id_idx" ON "pairing"("county_code", "account_id");

-- CreateIndex
CREATE INDEX "saved_view_county_code_account_id_idx" ON "saved_view"("county_code", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "account"("username");

-- CreateIndex
CREATE INDEX "account_county_code_role_username_idx" ON "account"("county_code", "role", "username");

-- CreateIndex
CREATE INDEX "session_county_code_account_id_idx" ON "session"("county_code", "account_id");

-- CreateIndex
CREATE INDEX "village_county_code_township_code_idx" ON "village"("county_code", "township_code");

-- CreateIndex
CREATE INDEX "village_entry_county_code_village_code_kind_idx" ON "village_entry"("county_code", "village_code", "kind");

-- CreateIndex
CREATE INDEX "village_history_county_code_village_code_valid_to_idx" ON "village_history"("county_code", "village_code", "valid_to");

-- CreateIndex
CREATE INDEX "job_county_code_kind_created_at_idx" ON "job"("county_code", "kind", "created_at");

-- CreateIndex
CREATE INDEX "import_batch_county_code_uploaded_at_idx" ON "import_batch"("county_code", "uploaded_at");

-- CreateIndex
CREATE INDEX "import_row_county_code_batch_id_group_no_idx" ON "import_row"("county_code", "batch_id", "group_no");

-- CreateIndex
CREATE INDEX "import_row_county_code_batch_id_outcome_seq_idx" ON "import_row"("county_code", "batch_id", "outcome", "seq");

-- CreateIndex
CREATE INDEX "audit_event_county_code_at_id_idx" ON "audit_event"("county_code", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_county_code_type_at_idx" ON "audit_event"("county_code", "type", "at");

-- CreateIndex
CREATE INDEX "audit_event_county_code_actor_id_at_idx" ON "audit_event"("county_code", "actor_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_county_code_subject_id_at_idx" ON "audit_event"("county_code", "subject_id", "at");



-- Keys between tables. Written by hand: every one carries the county, none cascades.
ALTER TABLE "account" ADD CONSTRAINT "account_county_fkey" FOREIGN KEY ("county_code") REFERENCES "county" ("code");
ALTER TABLE "account_guard" ADD CONSTRAINT "account_guard_account_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id");
ALTER TABLE "session" ADD CONSTRAINT "session_account_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id");
ALTER TABLE "township" ADD CONSTRAINT "township_county_fkey" FOREIGN KEY ("county_code") REFERENCES "county" ("code");
ALTER TABLE "village" ADD CONSTRAINT "village_township_fkey" FOREIGN KEY ("county_code", "township_code") REFERENCES "township" ("county_code", "code");
ALTER TABLE "village_entry" ADD CONSTRAINT "village_entry_village_fkey" FOREIGN KEY ("county_code", "village_code") REFERENCES "village" ("county_code", "village_code");
ALTER TABLE "village_history" ADD CONSTRAINT "village_history_village_fkey" FOREIGN KEY ("county_code", "village_code") REFERENCES "village" ("county_code", "village_code");
ALTER TABLE "household" ADD CONSTRAINT "household_village_fkey" FOREIGN KEY ("county_code", "village_code") REFERENCES "village" ("county_code", "village_code");
ALTER TABLE "household" ADD CONSTRAINT "household_source_fkey" FOREIGN KEY ("county_code", "source_id") REFERENCES "source" ("county_code", "id");
ALTER TABLE "member" ADD CONSTRAINT "member_household_fkey" FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id");
ALTER TABLE "member" ADD CONSTRAINT "member_source_fkey" FOREIGN KEY ("county_code", "source_id") REFERENCES "source" ("county_code", "id");
ALTER TABLE "register_history" ADD CONSTRAINT "register_history_source_fkey" FOREIGN KEY ("county_code", "source_id") REFERENCES "source" ("county_code", "id");
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_household_fkey" FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id");
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_household_fkey" FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id");
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_account_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id");
ALTER TABLE "classification" ADD CONSTRAINT "classification_household_fkey" FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id");
ALTER TABLE "pathway_override" ADD CONSTRAINT "pathway_override_household_fkey" FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id");
ALTER TABLE "import_part" ADD CONSTRAINT "import_part_batch_fkey" FOREIGN KEY ("county_code", "batch_id") REFERENCES "import_batch" ("county_code", "id");
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_batch_fkey" FOREIGN KEY ("county_code", "batch_id") REFERENCES "import_batch" ("county_code", "id");

-- Codes fit the place they name.
ALTER TABLE "account" ADD CONSTRAINT "account_area_check" CHECK (starts_with("area", "county_code") AND length("area") IN (6, 9, 12));
ALTER TABLE "township" ADD CONSTRAINT "township_code_check" CHECK (starts_with("code", "county_code") AND length("code") = 9);
ALTER TABLE "village" ADD CONSTRAINT "village_code_check" CHECK (starts_with("village_code", "township_code") AND length("village_code") = 12);
ALTER TABLE "household" ADD CONSTRAINT "household_village_check" CHECK (starts_with("village_code", "county_code"));
ALTER TABLE "household" ADD CONSTRAINT "household_member_count_check" CHECK ("member_count" >= 0);

-- Indexes that Prisma cannot express: current rows only, prefix search.
CREATE UNIQUE INDEX "household_no_key" ON "household" ("county_code", "household_no") WHERE "ended_at" IS NULL;
CREATE INDEX "household_village_idx" ON "household" ("county_code", "village_code", "household_no", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "household_pathway_idx" ON "household" ("county_code", "pathway", "village_code", "household_no", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "household_changed_idx" ON "household" ("county_code", "changed_at", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "household_missing_idx" ON "household" ("county_code", "missing_count", "village_code", "household_no", "id") WHERE "ended_at" IS NULL AND "missing_count" > 0;
CREATE INDEX "household_warned_idx" ON "household" ("county_code", "village_code", "household_no", "id") WHERE "ended_at" IS NULL AND "warnings" <> '{}';
CREATE INDEX "household_phone_idx" ON "household" ("county_code", "phone_index") WHERE "phone_index" IS NOT NULL;
CREATE INDEX "household_source_idx" ON "household" ("county_code", "source_id");
CREATE INDEX "member_household_idx" ON "member" ("county_code", "household_id");
CREATE UNIQUE INDEX "member_id_number_key" ON "member" ("county_code", "id_number_index") WHERE "ended_at" IS NULL AND "id_number_index" IS NOT NULL;
CREATE INDEX "member_phone_idx" ON "member" ("county_code", "phone_index") WHERE "phone_index" IS NOT NULL;
CREATE INDEX "member_name_idx" ON "member" ("county_code", "name" text_pattern_ops, "household_id") WHERE "ended_at" IS NULL;
CREATE INDEX "member_initials_idx" ON "member" ("county_code", "initials" text_pattern_ops, "household_id") WHERE "ended_at" IS NULL;
CREATE INDEX "member_source_idx" ON "member" ("county_code", "source_id");
CREATE UNIQUE INDEX "classification_current_key" ON "classification" ("county_code", "household_id") WHERE "superseded_at" IS NULL;
CREATE INDEX "classification_household_idx" ON "classification" ("county_code", "household_id", "computed_at");
CREATE UNIQUE INDEX "pathway_override_current_key" ON "pathway_override" ("county_code", "household_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "pairing_current_key" ON "pairing" ("county_code", "household_id", "account_id") WHERE "ended_on" IS NULL;
CREATE UNIQUE INDEX "saved_view_name_key" ON "saved_view" ("county_code", "account_id", "name");
CREATE INDEX "job_open_idx" ON "job" ("county_code", "created_at") WHERE "state" IN ('queued', 'running');

-- The context of a transaction. SET LOCAL in plpgsql, not set_config(): only that reaches other machines later.
CREATE FUNCTION set_tenant(county text, area text, actor text, households text, pathways text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.county = %L', county);
  EXECUTE format('SET LOCAL app.area = %L', area);
  EXECUTE format('SET LOCAL app.actor = %L', actor);
  EXECUTE format('SET LOCAL app.households = %L', households);
  EXECUTE format('SET LOCAL app.pathways = %L', pathways);
END $$;

-- No setting, no rows. nullif: after one SET LOCAL a pooled session reads '' and not NULL.
CREATE FUNCTION app_county() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.county', true), '');
CREATE FUNCTION app_area() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.area', true), '');
CREATE FUNCTION app_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.actor', true), '');
-- '*' = every household of the area, otherwise the ids of one's own, comma between them.
CREATE FUNCTION app_owns(household uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.households', true) = '*'
    OR position(household::text IN current_setting('app.households', true)) > 0, false);
-- '*' = every pathway, otherwise those that one's department leads or takes part in.
CREATE FUNCTION app_follows(pathway text, secondary text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.pathways', true) = '*'
    OR pathway = ANY (string_to_array(current_setting('app.pathways', true), ','))
    OR secondary && string_to_array(current_setting('app.pathways', true), ','), false);

-- Row-level security, default deny, on every table with a county.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT DISTINCT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    WHERE c.table_schema = current_schema() AND c.column_name = 'county_code'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  -- One county, no place below it.
  FOREACH name IN ARRAY ARRAY['account', 'account_guard', 'session', 'township', 'policy_version', 'source'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (county_code = app_county()) WITH CHECK (county_code = app_county())', name);
  END LOOP;
  -- By place.
  FOREACH name IN ARRAY ARRAY['village', 'village_entry', 'village_history', 'register_summary'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (county_code = app_county() AND starts_with(village_code, app_area())) WITH CHECK (county_code = app_county() AND starts_with(village_code, app_area()))', name);
  END LOOP;
  -- By place and household.
  FOREACH name IN ARRAY ARRAY['member', 'register_history', 'life_event', 'pairing', 'classification', 'pathway_override'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(household_id)) WITH CHECK (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(household_id))', name);
  END LOOP;
  -- By the area of whoever began it.
  FOREACH name IN ARRAY ARRAY['job', 'import_batch', 'import_part', 'import_row'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (county_code = app_county() AND starts_with(area, app_area())) WITH CHECK (county_code = app_county() AND starts_with(area, app_area()))', name);
  END LOOP;
END $$;
CREATE POLICY tenant ON "household"
  USING (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(id) AND app_follows(pathway, secondary))
  WITH CHECK (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(id));
CREATE POLICY tenant ON "saved_view" USING (county_code = app_county() AND account_id::text = app_actor())
  WITH CHECK (county_code = app_county() AND account_id::text = app_actor());
-- Everybody writes what they did; only somebody with the whole county in reach reads it.
CREATE POLICY audit_write ON "audit_event" FOR INSERT WITH CHECK (county_code = app_county());
CREATE POLICY audit_read ON "audit_event" FOR SELECT USING (county_code = app_county() AND app_area() = county_code);

-- The record of what was done stays as it was written, for the owner too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit_event is insert-only'; END $$;
CREATE TRIGGER audit_event_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Before anybody is signed in no county is set: these functions of the owner are the only way in, each for one question.
CREATE FUNCTION auth_account(wanted text) RETURNS TABLE (
  account_id uuid, county_code text, display_name text, role text, password_hash text, disabled boolean, locked_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.county_code, a.display_name, a.role, a.password_hash, a.disabled_at IS NOT NULL, g.locked_until
  FROM account a LEFT JOIN account_guard g ON g.account_id = a.id WHERE a.username = wanted $$;

-- Counts a failure (five are free, then one minute, doubled each time, an hour at most) or clears them.
CREATE FUNCTION auth_attempt(account uuid, succeeded boolean) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO account_guard AS g (account_id, county_code, failures, locked_until, last_sign_in_at)
  SELECT a.id, a.county_code, CASE WHEN succeeded THEN 0 ELSE 1 END, NULL, CASE WHEN succeeded THEN clock_timestamp() END
  FROM account a WHERE a.id = account
  ON CONFLICT (account_id) DO UPDATE SET
    failures = CASE WHEN succeeded THEN 0 ELSE g.failures + 1 END,
    locked_until = CASE WHEN NOT succeeded AND g.failures + 1 >= 5
      THEN clock_timestamp() + least(interval '1 minute' * power(2, least(g.failures - 4, 10)), interval '1 hour') END,
    last_sign_in_at = CASE WHEN succeeded THEN clock_timestamp() ELSE g.last_sign_in_at END
  RETURNING g.locked_until $$;

CREATE FUNCTION auth_open_session(session_id text, account uuid, hours double precision, device text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO session (id, account_id, county_code, expires_at, device)
  SELECT session_id, a.id, a.county_code, clock_timestamp() + hours * interval '1 hour', left(device, 200) FROM account a WHERE a.id = account $$;

CREATE FUNCTION auth_close_session(session_id text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET revoked_at = clock_timestamp() WHERE id = session_id AND revoked_at IS NULL $$;

-- What a scope is minted from: the person and, for a helper, the households of today.
CREATE FUNCTION auth_person(account uuid) RETURNS TABLE (
  account_id uuid, county_code text, county_name text, username text, display_name text, role text, area text, department text,
  must_change_password boolean, households text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.county_code, c.name, a.username, a.display_name, a.role, a.area, a.department, a.must_change_password,
    CASE WHEN a.role = 'helper' THEN coalesce((SELECT string_agg(p.household_id::text, ',') FROM pairing p
      WHERE p.county_code = a.county_code AND p.account_id = a.id AND p.started_on <= current_date AND (p.ended_on IS NULL OR p.ended_on > current_date)), '-')
    ELSE '*' END
  FROM account a JOIN county c ON c.code = a.county_code WHERE a.id = account AND a.disabled_at IS NULL $$;

CREATE FUNCTION auth_session(session_id text, idle_minutes double precision) RETURNS TABLE (
  account_id uuid, county_code text, county_name text, username text, display_name text, role text, area text, department text,
  must_change_password boolean, households text)
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

CREATE FUNCTION setup_needed() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM account) $$;

-- The oldest job that waits or whose worker has gone quiet, of any county.
CREATE FUNCTION claim_job(lease_seconds integer) RETURNS TABLE (
  county_code text, id uuid, kind text, input jsonb, attempts integer, requested_by uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE job j SET state = 'running', attempts = j.attempts + 1, started_at = coalesce(j.started_at, clock_timestamp()),
    lease_until = clock_timestamp() + lease_seconds * interval '1 second'
  FROM (SELECT q.county_code, q.id FROM job q
    WHERE q.state = 'queued' OR (q.state = 'running' AND q.lease_until < clock_timestamp())
    ORDER BY q.created_at FOR UPDATE SKIP LOCKED LIMIT 1) next
  WHERE j.county_code = next.county_code AND j.id = next.id
  RETURNING j.county_code, j.id, j.kind, j.input, j.attempts, j.requested_by $$;

-- A job whose requester has been disabled meanwhile: nobody's rights are left to do it with.
CREATE FUNCTION fail_orphaned_job(county text, job_id uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE job SET state = 'failed', failure = '提交人的账号已停用,任务没有执行', finished_at = clock_timestamp(), lease_until = NULL
  WHERE county_code = county AND id = job_id AND state = 'running' $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
CREATE POLICY county_known ON "county" FOR SELECT USING (true);
CREATE POLICY county_created ON "county" FOR INSERT WITH CHECK (app_county() = '000000');
ALTER TABLE "county" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "county" FORCE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO yihuyice_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO yihuyice_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO yihuyice_app;
GRANT DELETE ON "register_summary", "saved_view", "import_part", "import_row" TO yihuyice_app;
REVOKE UPDATE ON "audit_event", "county", "township", "register_history", "village_history", "life_event", "policy_version" FROM yihuyice_app;
REVOKE ALL ON "_prisma_migrations" FROM yihuyice_app;

INSERT INTO "county" ("code", "name", "prefecture_name", "province_name") VALUES ('000000', '平台', '', '');
