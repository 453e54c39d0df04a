-- Parts that, put together, are not the picture that was declared go, so that the same picture can be sent again. Who may add a
-- part may take it away, and nobody else.
CREATE POLICY own_removes ON "photo_part" AS RESTRICTIVE FOR DELETE USING (app_writes(household_id));
CREATE POLICY every_pathway_removes ON "photo_part" AS RESTRICTIVE FOR DELETE USING (app_every_pathway());
GRANT DELETE ON "photo_part" TO yihuyice_app;
