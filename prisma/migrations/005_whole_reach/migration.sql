-- Whose reach is cut by household or by pathway and not by place alone. Staged rows of an import name people of a whole
-- area, and sums count everybody of a village: neither is for them. Said once more here, where no query can forget it.
CREATE FUNCTION app_whole() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.households', true) = '*' AND current_setting('app.pathways', true) = '*', false);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['import_batch', 'import_part', 'import_row'] LOOP
    EXECUTE format('CREATE POLICY whole_reach ON %I AS RESTRICTIVE USING (app_whole()) WITH CHECK (app_whole())', name);
  END LOOP;
  -- A department follows its pathways by reading. Rows under a household do not know its pathway, so the wall is: it writes none.
  FOREACH name IN ARRAY ARRAY['household', 'member', 'register_history', 'life_event', 'pairing', 'classification', 'pathway_override'] LOOP
    EXECUTE format('CREATE POLICY every_pathway_adds ON %I AS RESTRICTIVE FOR INSERT WITH CHECK (coalesce(current_setting(''app.pathways'', true) = ''*'', false))', name);
    EXECUTE format('CREATE POLICY every_pathway_changes ON %I AS RESTRICTIVE FOR UPDATE USING (coalesce(current_setting(''app.pathways'', true) = ''*'', false))', name);
  END LOOP;
END $$;
-- A department may read the sums of its county; somebody with a few households of their own may not.
CREATE POLICY every_household ON "register_summary" AS RESTRICTIVE
  USING (coalesce(current_setting('app.households', true) = '*', false))
  WITH CHECK (coalesce(current_setting('app.households', true) = '*', false));

REVOKE ALL ON FUNCTION app_whole() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_whole() TO yihuyice_app;
