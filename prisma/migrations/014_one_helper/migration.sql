-- 定户定人 (D2-8): one person is responsible for a household at a time. Where two were named at once, the one named last was a
-- mistake; whoever wants both gives the household from one to the other.
UPDATE "pairing" p SET "ended_on" = greatest(current_date, p."started_on"), "end_reason" = 'corrected'
WHERE p."ended_on" IS NULL AND EXISTS (SELECT FROM "pairing" q WHERE q."county_code" = p."county_code" AND q."household_id" = p."household_id"
  AND q."ended_on" IS NULL AND (q."started_on", q."id") < (p."started_on", p."id"));
CREATE UNIQUE INDEX "pairing_one_key" ON "pairing" ("county_code", "household_id") WHERE "ended_on" IS NULL;
DROP INDEX "pairing_current_key";
