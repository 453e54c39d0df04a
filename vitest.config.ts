import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const root = fileURLToPath(new URL(".", import.meta.url))
const resolve = { alias: { "@": root.replace(/\/$/, "") } }
const everywhere = ["tests/support/no-console-error.ts"]
const withDatabase = {
  globalSetup: ["tests/support/cluster-setup.ts"],
  setupFiles: [...everywhere, "tests/support/file-database.ts", "tests/support/signed-in.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.ts", "prisma/**/*.test.ts", "tests/cases/**/*.test.ts"],
          exclude: ["lib/features/**", "**/*.db.test.ts", "**/generated/**"],
          setupFiles: everywhere,
          testTimeout: 30_000,
        },
      },
      { resolve, test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], setupFiles: everywhere } },
      {
        resolve,
        test: {
          ...withDatabase,
          name: "database",
          include: ["tests/database/**/*.test.ts", "lib/features/**/*.test.ts", "lib/**/*.db.test.ts"],
        },
      },
      { resolve, test: { ...withDatabase, name: "isolation", include: ["tests/isolation/**/*.test.ts"] } },
      {
        resolve,
        test: {
          name: "commands",
          include: ["tests/commands/**/*.test.ts"],
          setupFiles: everywhere,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
