-- A department feeds back what it finds (D7-5), whoever is to solve it: what its people raise is theirs to add. Changing a
-- problem stays with its owner and with whoever has the place.
DROP POLICY department_adds ON "problem";
CREATE POLICY department_adds ON "problem" AS RESTRICTIVE FOR INSERT
  WITH CHECK (app_every_pathway() OR owner_department = app_department() OR raised_by::text = app_actor());
