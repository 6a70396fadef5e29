// Runs before the first paint, as a file of its own because the pages allow no inline script:
// the size, the language and the tenant's colours of the last visit, so that nothing flashes.
;(function () {
  try {
    const root = document.documentElement
    if (localStorage.getItem('linli.size') === 'large') root.setAttribute('data-size', 'large')
    const lang = localStorage.getItem('linli.lang') || localStorage.getItem('linli.site-lang')
    if (lang === 'en') root.lang = 'en'
    const colours = (localStorage.getItem('linli.brand') || '').split(' ')
    if (colours.length === 3) {
      root.style.setProperty('--brand', colours[0])
      root.style.setProperty('--brand-ink', colours[1])
      root.style.setProperty('--brand-soft', colours[2])
    }
  } catch {
    // Storage is switched off: the defaults stand.
  }
})()
