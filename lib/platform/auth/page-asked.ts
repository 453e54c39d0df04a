/** Request header in which proxy.ts passes on the path that was asked for. */
export const ASKED_HEADER = "x-asked"

/**
 * The page to open after signing in: only a path of this site, never another site's address nor the sign-in itself.
 * @returns "/" for anything else
 */
export function pageAsked(text: string | null | undefined): string {
  if (!text || !/^\/(?![/\\])/.test(text) || /[\p{Cc}\\]/u.test(text)) return "/"
  const { origin, pathname, search } = new URL(text, "http://site.invalid")
  if (origin !== "http://site.invalid" || /^\/(?:sign-in|set-up|api)(?:\/|$)/.test(pathname)) return "/"
  return pathname + search
}

/** Address of the sign-in page that leads back to the page asked for. */
export function signInAddress(asked: string | null | undefined): string {
  const page = pageAsked(asked)
  return page === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(page)}`
}
