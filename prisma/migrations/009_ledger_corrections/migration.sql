-- A line of the ledger is corrected by one other line, which is found from it.
CREATE UNIQUE INDEX "assistance_replaces_key" ON "assistance" ("county_code", "replaces_id") WHERE "replaces_id" IS NOT NULL;
