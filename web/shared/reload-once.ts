const key = 'linli.reloaded'

/** After a release an open page may ask for a chunk that is gone: one reload fetches the new page, never a second. */
export function reloadOnceOnMissingChunk(): void {
  window.addEventListener('vite:preloadError', (event) => {
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
