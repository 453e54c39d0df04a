import { randomBytes } from "node:crypto"
import { Client } from "pg"
import { afterAll, inject } from "vitest"
import { freshSecrets } from "@/scripts/database/env-file"

// Before a test file is loaded: a database of its own, copied from the migrated template, and fresh secrets.
const name = `test_${randomBytes(6).toString("hex")}`

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject("adminUrl") })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function addressOf(template: string): string {
  const url = new URL(template)
  url.pathname = `/${name}`
  return url.href
}

await asAdmin(`CREATE DATABASE ${name} TEMPLATE yihuyice_template OWNER yihuyice_owner`)
Object.assign(process.env, freshSecrets(), {
  APP_DATABASE_URL: addressOf(inject("appUrl")),
  DATABASE_URL: addressOf(inject("ownerUrl")),
})

afterAll(async () => {
  const { closeDatabase } = await import("@/lib/platform/db/client")
  await closeDatabase()
  await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
})
