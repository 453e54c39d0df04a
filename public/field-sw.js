/*
 * Opens /field without a network. It keeps the page's shell and the files that the page names, and nothing else: never /api,
 * never anything personal (the shell holds none).
 *
 * One cache for each version of the shell, complete before it is used. A page that is open keeps working with the version
 * that it was opened with, because older versions stay until no page is open and two newer ones are there; the newest complete
 * version is what the next opening gets. So an update never takes anything from under an open form.
 */
const PREFIX = "field-"
const PAGE = "/field"
const KEPT_VERSIONS = 3

const isShell = (url) => url.pathname === PAGE && !url.searchParams.has("_rsc")

async function versionOf(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))
  return [...new Uint8Array(digest).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** Addresses of the program's own files that a text names. */
function filesIn(text) {
  const found = text.match(/\/_next\/static\/[\w./~-]+\.(?:js|css|svg|woff2?)/g) ?? []
  return [...new Set(found)]
}

/** Files under their content's name never change; in development they do, and then nothing is kept. */
const neverChanges = (response) => /immutable/.test(response.headers.get("cache-control") ?? "")

/** Fetches the shell and every file that it or its files name, into a cache of its own; the shell comes last. */
async function takeVersion() {
  const shell = await fetch(PAGE, { cache: "no-store", credentials: "same-origin" })
  if (!shell.ok || shell.redirected) return
  const text = await shell.clone().text()
  const files = filesIn(text)
  const cache = await caches.open(PREFIX + (await versionOf(files.join("\n"))))
  if (await cache.match(PAGE)) {
    await cache.put("/latest", new Response(String(Date.now())))
    return
  }
  const waiting = [...files]
  const seen = new Set(files)
  while (waiting.length > 0) {
    const file = waiting.pop()
    const response = await fetch(file)
    if (!response.ok || !neverChanges(response)) return
    const copy = response.clone()
    for (const named of /\.(?:js|css)$/.test(file) ? filesIn(await response.text()) : []) {
      // A file names others that belong to other pages: pictures of its own are taken, programs only from the shell.
      if (seen.has(named) || /\.(?:js|css)$/.test(named)) continue
      seen.add(named)
      waiting.push(named)
    }
    await cache.put(file, copy)
  }
  await cache.put("/latest", new Response(String(Date.now())))
  await cache.put(PAGE, shell)
}

/** Complete versions, the newest first. */
async function versions() {
  const found = []
  for (const name of (await caches.keys()).filter((key) => key.startsWith(PREFIX))) {
    const cache = await caches.open(name)
    const [shell, latest] = await Promise.all([cache.match(PAGE), cache.match("/latest")])
    if (shell && latest) found.push({ name, shell, at: Number(await latest.text()) })
  }
  return found.sort((a, b) => b.at - a.at)
}

async function tidy() {
  const open = await self.clients.matchAll({ type: "window" })
  if (open.length > 1) return
  for (const { name } of (await versions()).slice(KEPT_VERSIONS)) await caches.delete(name)
}

async function openShell(event) {
  const [newest] = await versions()
  event.waitUntil(
    takeVersion()
      .then(tidy)
      .catch(() => undefined),
  )
  return newest ? newest.shell : fetch(event.request)
}

const fromAnyVersion = async (request) => (await caches.match(request)) ?? fetch(request)

self.addEventListener("install", (event) => {
  event.waitUntil(takeVersion().catch(() => undefined))
})
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim())
})
self.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== location.origin) return
  if (request.mode === "navigate" && isShell(url)) event.respondWith(openShell(event))
  else if (url.pathname.startsWith("/_next/static/")) event.respondWith(fromAnyVersion(request))
})
