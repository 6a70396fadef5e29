import { useState } from 'react'
import { store, stored } from '../../shared/i18n/spoken.ts'

const key = 'linli.size'

/** Large mode is an attribute of the page, kept for the next visit; `early.js` sets it before the first paint. */
export function useSize(): { readonly large: boolean; readonly flip: () => void } {
  const [large, setLarge] = useState(() => stored(key) === 'large')
  const flip = () => {
    const next = !large
    setLarge(next)
    store(key, next ? 'large' : undefined)
    if (next) document.documentElement.dataset['size'] = 'large'
    else delete document.documentElement.dataset['size']
  }
  return { large, flip }
}
