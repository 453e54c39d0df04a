/** The product's sign and name. The sign is a door with four panes: one household, one plan. */
export function Brand({ signOnly }: { signOnly?: boolean | undefined }) {
  return (
    <span className="flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-7 flex-none" aria-hidden="true">
        <rect width="32" height="32" rx="5" className="fill-brand" />
        <path
          d="M7 15.5 16 8l9 7.5M10 14v10h12V14M16 24v-5.5"
          fill="none"
          stroke="#fff"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className={signOnly ? "sr-only" : "text-lg font-semibold tracking-wide"}>一户一策</span>
    </span>
  )
}
