import { Tag } from "@/components/ui/tag"
import { ACCOUNT_STATES, type AccountState } from "@/lib/features/accounts/schema"

/** Whether somebody can sign in, as a word; only what needs somebody is coloured. */
export function AccountStateTag({ state, initial }: { state: AccountState; initial?: boolean | undefined }) {
  if (state === "locked") {
    return (
      <Tag tone="amber" icon="lock">
        {ACCOUNT_STATES.locked}
      </Tag>
    )
  }
  if (state === "disabled") return <Tag icon="ban">{ACCOUNT_STATES.disabled}</Tag>
  return initial ? <Tag>未改初始密码</Tag> : <span>{ACCOUNT_STATES.active}</span>
}
