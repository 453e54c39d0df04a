/** Why the households have gone from a phone, as the phone reports it. */
export const WIPE_REASONS = {
  revoked: "县里停用",
  signedOut: "退出登录",
  otherPerson: "换人登录",
  outdated: "多日没有联网",
} as const
export type WipeReason = keyof typeof WIPE_REASONS

/** A copy that has gone and of which the county has not heard yet. */
export interface Wiped {
  readonly device: string
  readonly reason: WipeReason
}
