import type { Punch } from '../../work/act-model.ts'

const waitMs = 8_000

/** Where the phone is, once; null where it does not say: not allowed, no satellite, too slow. Whoever scanned the code may do without. */
export const phonePlace = (): Promise<Punch['place']> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null)
    const late = setTimeout(() => resolve(null), waitMs + 1_000)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        clearTimeout(late)
        resolve({ latE6: Math.round(latitude * 1e6), lngE6: Math.round(longitude * 1e6), accuracyM: Math.min(100_000, Math.round(accuracy)) })
      },
      () => {
        clearTimeout(late)
        resolve(null)
      },
      { enableHighAccuracy: true, timeout: waitMs, maximumAge: 60_000 },
    )
  })
