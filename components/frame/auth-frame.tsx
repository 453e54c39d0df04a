import type { ReactNode } from "react"
import { Brand } from "./brand"

/** The frame of sign-in and set-up: one sheet with the product's name, and nothing else. */
export function AuthFrame(props: {
  title: string
  subtitle?: ReactNode
  footer?: ReactNode
  wide?: boolean | undefined
  children: ReactNode
}) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className={props.wide ? "w-full max-w-2xl" : "w-full max-w-md"}>
        <p className="mb-6 flex justify-center">
          <Brand />
        </p>
        <div className="rounded-lg border border-line bg-paper px-6 py-7 sm:px-8">
          <h1 className="text-xl">{props.title}</h1>
          {props.subtitle && <p className="mt-1 text-ink-2">{props.subtitle}</p>}
          <div className="mt-6">{props.children}</div>
        </div>
        {props.footer && <div className="mt-4 text-center text-sm text-ink-2">{props.footer}</div>}
      </div>
    </main>
  )
}
