import { expectAccessible } from "./axe"
import { expect, passwordOf, test, trySignIn } from "./journey"

const PERSON = "qionghai.staff"

test("five wrong passwords lock the account until the time that is told, and nobody else's", async ({
  stranger,
  signedIn,
}) => {
  const page = await stranger()
  for (let attempt = 1; attempt <= 4; attempt++) {
    await trySignIn(page, PERSON, `Wrong-password-${attempt}`)
    await expect(page.getByText("用户名或密码不正确，请核对后再试")).toBeVisible()
  }
  await trySignIn(page, PERSON, "Wrong-password-5")
  const locked = page.getByText(/连续输错 5 次，请在 \d\d:\d\d 后再试/)
  await expect(locked).toBeVisible()
  await expectAccessible(page)

  await trySignIn(page, PERSON, passwordOf(PERSON))
  await expect(locked).toBeVisible()
  await expect(page).toHaveURL(/sign-in/)

  const administrator = await signedIn("qionghai.admin")
  await administrator.goto("/admin/accounts?state=locked")
  const row = administrator.getByRole("row", { name: PERSON })
  await expect(row.getByText("锁定")).toBeVisible()
  await row.getByRole("link").click()
  await administrator.getByRole("button", { name: "解除锁定" }).click()
  await administrator.getByRole("dialog").getByRole("button", { name: "解除锁定" }).click()
  await expect(administrator.getByRole("heading", { level: 1 }).getByText("正常")).toBeVisible()

  await signedIn(PERSON)
})

test("who does not exist is refused in the same words", async ({ stranger }) => {
  const page = await stranger()
  await trySignIn(page, "nobody.here", "Whatever-1234")
  await expect(page.getByText("用户名或密码不正确，请核对后再试")).toBeVisible()
})
