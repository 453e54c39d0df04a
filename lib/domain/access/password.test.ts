import { describe, expect, it } from "vitest"
import { deviceLabel } from "./device"
import { passwordProblem } from "./password"

describe("the rules of passwords", () => {
  it.each([
    ["Qing-Shan-26", "nongye", null],
    ["qingshan26!", "nongye", null],
    ["Abcdefgh12", "nongye", null],
    ["Abcdefg12", "nongye", "至少"],
    ["", "nongye", "至少"],
    ["abcdefghij", "nongye", "三种"],
    ["abcdefghi1", "nongye", "三种"],
    ["ABCDEFGH12", "nongye", "三种"],
    ["Nongye-2026-x", "nongye", "用户名"],
    ["xxNONGYExx-1a", "nongye", "用户名"],
    ["Password-2026", "nongye", "常见"],
    ["Admin12345!", "nongye", "常见"],
    [`Aa1${"x".repeat(126)}`, "nongye", "最长"],
    [`Aa1${"x".repeat(125)}`, "nongye", null],
  ])("%s for %s", (password, username, part) => {
    const problem = passwordProblem(password, username)
    if (part === null) expect(problem).toBeNull()
    else expect(problem).toContain(part)
  })
})

describe("a browser in words", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
      "Windows 电脑 · Edge",
    ],
    [
      "Mozilla/5.0 (Linux; Android 13; X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36",
      "安卓手机 · Chrome",
    ],
    ["Mozilla/5.0 (Linux; Android 13; X) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/8.0", "安卓手机 · 微信"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile Safari/604.1",
      "苹果手机 · Safari",
    ],
    ["", "未知设备"],
  ])("%s", (userAgent, label) => expect(deviceLabel(userAgent)).toBe(label))
})
