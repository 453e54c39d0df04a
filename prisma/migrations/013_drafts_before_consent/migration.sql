-- Before the household has agreed there is nothing for a department to know (D2-5), also where it follows the household for its
-- pathway.
CREATE POLICY consented ON "plan" AS RESTRICTIVE FOR SELECT USING (app_every_pathway() OR state <> 'draft');
CREATE POLICY consented ON "plan_measure" AS RESTRICTIVE FOR SELECT USING (app_every_pathway() OR state <> 'planned');
