-- Looking inside a name by index. LIKE '%…%' and trigrams are not leakproof, so row-level security would keep them from
-- any index; a prefix of the rest of the name is found by comparison. name_rest begins with the second character
-- (the given name after a surname of one character); name_tail after the dot or with the third (after a double surname).
ALTER TABLE "member" ADD COLUMN "name_rest" TEXT GENERATED ALWAYS AS (substr("name", 2)) STORED,
  ADD COLUMN "name_tail" TEXT GENERATED ALWAYS AS (CASE WHEN strpos("name", '·') > 0 THEN substr("name", strpos("name", '·') + 1)
    WHEN char_length("name") > 3 THEN substr("name", 3) END) STORED;
CREATE INDEX "member_name_rest_idx" ON "member" ("county_code", "name_rest" text_pattern_ops, "household_id") WHERE "ended_at" IS NULL;
CREATE INDEX "member_name_tail_idx" ON "member" ("county_code", "name_tail" text_pattern_ops, "household_id") WHERE "ended_at" IS NULL AND "name_tail" IS NOT NULL;
