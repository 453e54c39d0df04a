import { expect, test } from "@playwright/test"

test("the server is healthy and asks a stranger to sign in", async ({ page, request }) => {
  const health = await request.get("/api/health")
  expect(health.status()).toBe(200)
  expect(await health.json()).toMatchObject({ ok: true, database: true, migrations: true })
  await page.goto("/households")
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByLabel("用户名")).toBeVisible()
})
