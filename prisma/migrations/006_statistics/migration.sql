-- After a bulk load the planner must learn at once how large the county has become: before the server's own analysis comes
-- round, one lookup for a few households was planned as a scan of every member for each of them.
GRANT MAINTAIN ON "household", "member", "classification", "register_summary", "import_row" TO yihuyice_app;
