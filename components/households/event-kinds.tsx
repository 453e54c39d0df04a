import { Icon } from "@/components/ui/icon"
import type { IconName } from "@/components/ui/icon-names"
import { LIFE_EVENTS, type LifeEventKind } from "@/lib/domain/household/life-events"

const MEANING: Record<LifeEventKind, { icon: IconName; text: string }> = {
  born: { icon: "user-plus", text: "家里添了孩子" },
  died: { icon: "user-minus", text: "有人去世" },
  marriedIn: { icon: "heart-pulse", text: "媳妇、女婿等来到本户" },
  marriedOut: { icon: "log-out", text: "结婚离开本户" },
  movedIn: { icon: "log-in", text: "从外地或别户迁来" },
  movedOut: { icon: "log-out", text: "户口迁走，可以是几个人或全户" },
  split: { icon: "split", text: "几个人另立一户" },
  merge: { icon: "git-merge", text: "全户并入另一户" },
  headChanged: { icon: "user-check", text: "换一个人当户主" },
}

/** The kinds of 家庭变动, each leading to its form. */
export function EventKinds({ householdId, current }: { householdId: string; current: LifeEventKind | undefined }) {
  return (
    <nav aria-label="家庭变动的种类" className="mb-5">
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-5">
        {(Object.keys(MEANING) as LifeEventKind[]).map((kind) => (
          <li key={kind}>
            <a
              href={`/households/${householdId}/events?kind=${kind}`}
              aria-current={kind === current ? "page" : undefined}
              data-keep-scroll=""
              className={`flex min-h-16 items-start gap-2 rounded-md border px-3 py-2 hover:border-brand ${kind === current ? "border-brand bg-brand-soft" : "border-line bg-paper"}`}
            >
              <Icon name={MEANING[kind].icon} className="mt-1 text-brand" />
              <span>
                <span className="block font-semibold">{LIFE_EVENTS[kind]}</span>
                <span className="block text-sm text-ink-3">{MEANING[kind].text}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
