import { cx } from "./cx"
import { Icon } from "./icon"

/** The visible path through a task: what is done, where we are, what comes. `current` counts from 0. */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol aria-label="步骤" className="no-print mb-6 flex flex-wrap items-center gap-y-2">
      {steps.map((step, index) => {
        const state = index < current ? "done" : index === current ? "now" : "later"
        return (
          <li key={step} aria-current={state === "now" ? "step" : undefined} className="flex items-center">
            {index > 0 && (
              <span
                className={cx("mx-3 h-px w-4 sm:w-10", index <= current ? "bg-brand" : "bg-line-2")}
                aria-hidden="true"
              />
            )}
            <span
              className={cx(
                "mr-2 grid size-7 flex-none place-items-center rounded-full border text-sm font-semibold tabular-nums",
                state === "now" && "border-brand bg-brand text-white",
                state === "done" && "border-brand bg-paper text-brand",
                state === "later" && "border-line-2 bg-paper text-ink-3",
              )}
            >
              {state === "done" ? <Icon name="check" /> : index + 1}
            </span>
            <span
              className={cx(
                state === "now" ? "font-semibold" : "sr-only sm:not-sr-only",
                state === "later" && "text-ink-3",
              )}
            >
              {step}
              {state === "done" && <span className="sr-only">（已完成）</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
