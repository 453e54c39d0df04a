import { describe, expect, it } from "vitest"
import { prepareRoles, withUser } from "@/scripts/database/roles"
import { rowsAsApp, rowsAsOwner } from "@/tests/support/sql"

const ownerUrl = () => process.env.DATABASE_URL ?? ""
const appUrl = () => process.env.APP_DATABASE_URL ?? ""

describe("the application's role", () => {
  it("owns nothing and row-level security binds it", async () => {
    const rows = await rowsAsApp(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
              EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns
         FROM pg_roles r WHERE rolname = current_user`,
    )
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: false },
    ])
  })

  it("runs its sessions in UTC, whatever the server's zone", async () => {
    await rowsAsOwner(`ALTER DATABASE ${new URL(ownerUrl()).pathname.slice(1)} SET timezone = 'Asia/Shanghai'`)
    expect(await rowsAsApp("SHOW timezone")).toEqual([{ TimeZone: "UTC" }])
  })

  it("cannot make a table", async () => {
    await expect(rowsAsApp("CREATE TABLE intruder (id int)")).rejects.toThrow(/permission denied/)
  })
})

describe("prepareRoles", () => {
  it("refuses an owner that row-level security binds", async () => {
    await expect(prepareRoles(appUrl(), appUrl())).rejects.toThrow(/BYPASSRLS/)
  })

  it("refuses an application role that is too strong", async () => {
    await expect(prepareRoles(ownerUrl(), ownerUrl())).rejects.toThrow(/APP_DATABASE_URL/)
  })

  it("refuses two addresses of two databases", async () => {
    const other = new URL(appUrl())
    other.pathname = "/postgres"
    await expect(prepareRoles(ownerUrl(), other.href)).rejects.toThrow(/不是同一个数据库/)
  })

  it("says in one line that the server is not there or the password is wrong", async () => {
    const nobody = new URL(ownerUrl())
    nobody.port = "1"
    await expect(prepareRoles(nobody.href, appUrl())).rejects.toThrow(/连不上数据库（DATABASE_URL.*没有应答/)
    await expect(prepareRoles(withUser(ownerUrl(), "yihuyice_owner", "wrong"), appUrl())).rejects.toThrow(/密码不正确/)
  })
})
