-- A department has something to do in a household from the household's consent on: what is only planned is not yet its matter.
-- A draft remembers which running measures it no longer wants: they end when the household agrees.
-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "drops" UUID[] DEFAULT ARRAY[]::UUID[];

CREATE OR REPLACE FUNCTION note_departments(county text, ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE household h SET departments = found.departments
  FROM (SELECT x.id, coalesce((SELECT array_agg(DISTINCT d.department ORDER BY d.department) FROM (
      SELECT m.department FROM plan_measure m WHERE m.county_code = county AND m.household_id = x.id AND m.state NOT IN ('planned', 'ended') AND m.to_version IS NULL
      UNION SELECT p.owner_department FROM problem p WHERE p.county_code = county AND p.household_id = x.id AND p.state = 'open' AND p.owner_department IS NOT NULL
    ) d), '{}') AS departments FROM unnest(ids) AS x(id)) found
  WHERE county = app_county() AND h.county_code = county AND h.id = found.id AND starts_with(h.village_code, app_area()) AND app_owns(h.id)
    AND h.departments IS DISTINCT FROM found.departments $$;

-- What stands as it was noted before is brought to the new rule.
UPDATE household h SET departments = found.departments
FROM (SELECT x.county_code, x.id, coalesce((SELECT array_agg(DISTINCT d.department ORDER BY d.department) FROM (
    SELECT m.department FROM plan_measure m WHERE m.county_code = x.county_code AND m.household_id = x.id AND m.state NOT IN ('planned', 'ended') AND m.to_version IS NULL
    UNION SELECT p.owner_department FROM problem p WHERE p.county_code = x.county_code AND p.household_id = x.id AND p.state = 'open' AND p.owner_department IS NOT NULL
  ) d), '{}') AS departments FROM household x WHERE x.departments <> '{}') found
WHERE h.county_code = found.county_code AND h.id = found.id AND h.departments IS DISTINCT FROM found.departments;
