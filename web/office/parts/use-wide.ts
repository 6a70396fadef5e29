import { useSyncExternalStore } from 'react'

const wide = matchMedia('(min-width: 48rem)')

/** From 768 px on lists are tables; below, rows. Only one of them is in the page at a time. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (onChange) => {
      wide.addEventListener('change', onChange)
      return () => wide.removeEventListener('change', onChange)
    },
    () => wide.matches,
  )
