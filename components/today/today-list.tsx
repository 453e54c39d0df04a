import { ButtonLink } from "@/components/ui/button"
import { Icon } from "@/components/ui/icon"
import type { IconName } from "@/components/ui/icon-names"

/** One thing that waits: a sentence and where it is done. */
export interface Task {
  readonly id: string
  readonly icon: IconName
  readonly sentence: string
  readonly note?: string
  readonly href: string
  readonly button: string
}

/** What waits for the reader, most urgent first. */
export function TodayList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="max-w-4xl divide-y divide-line rounded-lg border border-line bg-paper">
      {tasks.map((task) => (
        <li key={task.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4">
          <div className="flex min-w-0 items-start gap-3">
            <Icon name={task.icon} className="mt-1 text-lg text-brand" />
            <div>
              <p className="font-medium">{task.sentence}</p>
              {task.note && <p className="text-sm text-ink-3">{task.note}</p>}
            </div>
          </div>
          <ButtonLink href={task.href}>{task.button}</ButtonLink>
        </li>
      ))}
    </ul>
  )
}
