const BROWSERS = [
  [/MicroMessenger/, "微信"],
  [/DingTalk/, "钉钉"],
  [/Edg\//, "Edge"],
  [/(?:QQBrowser|360SE|360EE|QIHU|MetaSr)/i, "国产浏览器"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const
const SYSTEMS = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙"],
  [/Android/, "安卓手机"],
  [/iPhone|iPad/, "苹果手机"],
  [/Windows/, "Windows 电脑"],
  [/Macintosh/, "苹果电脑"],
  [/Linux/, "Linux 电脑"],
] as const

/** A browser's own description in words that its user knows: `Windows 电脑 · Chrome`. */
export function deviceLabel(userAgent: string): string {
  const find = (list: readonly (readonly [RegExp, string])[]): string | undefined =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join(" · ") || "未知设备"
}
