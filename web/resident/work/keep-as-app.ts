/** Makes the pages an app of the phone: a manifest under the tenant's name, the shell in the cache, storage that is not cleared. */
export function keepAsApp(): void {
  if (!document.querySelector('link[rel=manifest]')) {
    const link = document.createElement('link')
    link.rel = 'manifest'
    link.href = '/v1/site/work-manifest'
    document.head.append(link)
  }
  void navigator.storage?.persist?.()
  if ('serviceWorker' in navigator) void register()
}

/** A release that was loaded last time takes over now, while nothing is typed yet; never in the middle of work. */
async function register(): Promise<void> {
  const had = navigator.serviceWorker.controller !== null
  const registration = await navigator.serviceWorker.register('/work-worker.js', { scope: '/work' }).catch(() => undefined)
  if (!registration?.waiting || !had) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage('take over')
}
