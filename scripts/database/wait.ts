/**
 * Waits until somebody wants this command to end: Ctrl-C, a termination signal, or the death of the process that
 * started it.
 */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    // Handlers stay, so that a second Ctrl-C does not cut the shutdown short.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve())
    process.on("disconnect", () => resolve())
  })
}
