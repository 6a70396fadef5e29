/** Makes the pages an app of the phone: a manifest under the tenant's name, the shell in the cache, storage that is not cleared. */
export function keepAsApp(): void {
  if (!document.querySelector('link[rel=manifest]')) {
    const link = document.createElement('link')
    link.rel = 'manifest'
    link.href = '/v1/site/work-manifest'
    document.head.append(link)
  }
  keepOffline('/work')
}

/** Pages that open without network, and what they keep is not cleared. The same worker, once for each place. */
export function keepOffline(scope: '/work' | '/staff/clock'): void {
  void navigator.storage?.persist?.()
  if ('serviceWorker' in navigator) void register(scope)
}

/** A release that was loaded last time takes over now, while nothing is typed yet; never in the middle of work. */
async function register(scope: string): Promise<void> {
  const had = navigator.serviceWorker.controller !== null
  const registration = await navigator.serviceWorker.register('/work-worker.js', { scope }).catch(() => undefined)
  if (!registration?.waiting || !had) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage('take over')
}
