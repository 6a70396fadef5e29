// The attendant's pages and the worker's clock without network: their own files, and nothing else. Answers of the API pass by: what was true an hour
// ago is kept by the pages themselves, which say so. A release is whole: its files lie in a cache of their own, and the one
// before goes when this one takes over. `shell` and `release` are written here by the build (worker-build.ts).
const shell = __SHELL__
const release = __RELEASE__
const page = '/work'
const clock = '/staff/clock'
const name = `work-${release}`

self.addEventListener('install', (event) => {
  // `reload`: past the browser's own cache, so that no old page is kept under a new name.
  event.waitUntil(caches.open(name).then((cache) => cache.addAll([page, ...shell].map((path) => new Request(path, { cache: 'reload' })))))
})

self.addEventListener('activate', (event) => {
  const old = (key) => key.startsWith('work-') && key !== name
  event.waitUntil(
    caches
      .keys()
      .then((keys) => Promise.all(keys.filter(old).map((key) => caches.delete(key))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  const ours = request.mode === 'navigate' ? [page, clock].some((one) => pathname === one || pathname.startsWith(`${one}/`)) : shell.includes(pathname)
  if (ours) event.respondWith(kept(request.mode === 'navigate' ? page : pathname, request))
})

async function kept(path, request) {
  const cache = await caches.open(name)
  return (await cache.match(path)) ?? fetch(request)
}
