-- Early warning: alerts raised by rules over what is recorded, what became of them, and the county's own figures of the rules.
-- CreateTable
CREATE TABLE "alert" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "evidence_key" TEXT NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "opened_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "confirmed_on" DATE,
    "closed_on" DATE,
    "closed_by" UUID,
    "closed_by_name" TEXT,
    "note" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "alert_event" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "alert_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "by_name" TEXT,

    CONSTRAINT "alert_event_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateTable
CREATE TABLE "alert_setting" (
    "county_code" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "rule" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "thresholds" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID NOT NULL,
    "published_by_name" TEXT NOT NULL,

    CONSTRAINT "alert_setting_pkey" PRIMARY KEY ("county_code","id")
);

-- CreateIndex
CREATE INDEX "alert_county_code_household_id_opened_on_idx" ON "alert"("county_code", "household_id", "opened_on");

-- CreateIndex
CREATE INDEX "alert_county_code_state_due_on_id_idx" ON "alert"("county_code", "state", "due_on", "id");

-- CreateIndex
CREATE INDEX "alert_county_code_village_code_state_idx" ON "alert"("county_code", "village_code", "state");

-- CreateIndex
CREATE INDEX "alert_county_code_rule_opened_on_idx" ON "alert"("county_code", "rule", "opened_on");

-- CreateIndex
CREATE INDEX "alert_event_county_code_alert_id_at_idx" ON "alert_event"("county_code", "alert_id", "at");

-- CreateIndex
CREATE INDEX "alert_setting_county_code_rule_valid_from_idx" ON "alert_setting"("county_code", "rule", "valid_from");

ALTER TABLE "alert" ADD CONSTRAINT "alert_household_fkey" FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id");
ALTER TABLE "alert_event" ADD CONSTRAINT "alert_event_household_fkey" FOREIGN KEY ("county_code", "household_id") REFERENCES "household" ("county_code", "id");
ALTER TABLE "alert_event" ADD CONSTRAINT "alert_event_alert_fkey" FOREIGN KEY ("county_code", "alert_id") REFERENCES "alert" ("county_code", "id");
ALTER TABLE "alert_setting" ADD CONSTRAINT "alert_setting_county_fkey" FOREIGN KEY ("county_code") REFERENCES "county" ("code");

ALTER TABLE "alert" ADD CONSTRAINT "alert_state_check" CHECK ("state" IN ('open', 'confirmed', 'closed')
  AND ("state" = 'closed') = ("outcome" IS NOT NULL AND "closed_on" IS NOT NULL) AND coalesce("outcome" IN ('handled', 'falseAlarm', 'cleared'), true));
CREATE INDEX "alert_due_idx" ON "alert" ("county_code", "due_on", "id") WHERE "state" <> 'closed';
-- One live alert per household and cause, whoever raises it.
CREATE UNIQUE INDEX "alert_live_key" ON "alert" ("county_code", "household_id", "rule") WHERE "state" <> 'closed';

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['alert', 'alert_event', 'alert_setting'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['alert', 'alert_event'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(household_id)) WITH CHECK (county_code = app_county() AND starts_with(village_code, app_area()) AND app_owns(household_id))', name);
    EXECUTE format('CREATE POLICY own_adds ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (app_writes(household_id))', name);
    EXECUTE format('CREATE POLICY own_changes ON %I AS RESTRICTIVE FOR UPDATE USING (app_writes(household_id))', name);
    EXECUTE format('CREATE POLICY every_pathway_adds ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (app_every_pathway())', name);
    EXECUTE format('CREATE POLICY every_pathway_changes ON %I AS RESTRICTIVE FOR UPDATE USING (app_every_pathway())', name);
  END LOOP;
END $$;
CREATE POLICY tenant ON "alert_setting" USING (county_code = app_county()) WITH CHECK (county_code = app_county());

GRANT SELECT, INSERT, UPDATE ON "alert" TO yihuyice_app;
GRANT SELECT, INSERT ON "alert_event", "alert_setting" TO yihuyice_app;
GRANT MAINTAIN ON "alert", "alert_event" TO yihuyice_app;

-- Work that is done once a day for every county that has households, on behalf of whoever administers it: rights that nobody
-- there has any more ask for nothing. Two workers that ask at the same time enqueue it once.
CREATE FUNCTION enqueue_daily(daily_kind text, day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('enqueue_daily'));
  INSERT INTO job (county_code, kind, area, input, requested_by)
  SELECT c.code, daily_kind, c.code, jsonb_build_object('asOf', day::text, 'daily', true), a.id
  FROM county c
  JOIN LATERAL (SELECT x.id FROM account x WHERE x.county_code = c.code AND x.role = 'countyAdmin' AND x.disabled_at IS NULL
    ORDER BY x.created_at, x.id LIMIT 1) a ON true
  WHERE EXISTS (SELECT FROM household h WHERE h.county_code = c.code)
    AND NOT EXISTS (SELECT FROM job j WHERE j.county_code = c.code AND j.kind = daily_kind AND j.input ->> 'asOf' = day::text
      AND j.state IN ('queued', 'running', 'done'));
  GET DIAGNOSTICS asked = ROW_COUNT;
  RETURN asked;
END $$;
REVOKE ALL ON FUNCTION enqueue_daily(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_daily(text, date) TO yihuyice_app;
