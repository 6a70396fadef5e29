const key = 'linli.reloaded'

/**
 * After a release an open page may ask for a chunk that is gone: one reload fetches the new page, never a second.
 * Without a connection there is nothing to fetch: the error then goes to the ErrorBoundary.
 */
export function reloadOnceOnMissingChunk(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine) return
    try {
      if (sessionStorage.getItem(key) === location.href) return
      sessionStorage.setItem(key, location.href)
    } catch {
      return
    }
    event.preventDefault()
    location.reload()
  })
}
