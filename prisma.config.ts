import { defineConfig } from "prisma/config"

// The client is generated from these files; migrations are written by hand and applied by lib/platform/db/migrate.ts.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
})
