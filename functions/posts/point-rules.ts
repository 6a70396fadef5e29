type Point = { readonly latE6: number; readonly lngE6: number }

/** In China latitude lies between 3 and 54, longitude between 73 and 136: the two can be told apart, whichever a map writes first. */
const isLat = (e6: number): boolean => e6 >= 3_000_000 && e6 <= 54_000_000
const isLng = (e6: number): boolean => e6 >= 73_000_000 && e6 <= 136_000_000

/** `30.2741, 120.1551` as people paste it from a map, or the other way round; undefined for anything that is no place in China. */
export function parsePoint(text: string): Point | undefined {
  const parts = text.normalize('NFKC').trim().replace(/^[([]|[)\]]$/g, '').split(/\s*[,、;\s]\s*/)
  if (parts.length !== 2) return undefined
  const [a, b] = parts.map(e6Of) as [number | undefined, number | undefined]
  if (a === undefined || b === undefined) return undefined
  if (isLat(a) && isLng(b)) return { latE6: a, lngE6: b }
  return isLng(a) && isLat(b) ? { latE6: b, lngE6: a } : undefined
}

/** As it is pasted back: latitude first. */
export const pointText = (point: Point | null): string => (point ? `${degrees(point.latE6)},${degrees(point.lngE6)}` : '')

/** Further digits than the sixth, a tenth of a metre, are dropped. */
function e6Of(text: string): number | undefined {
  const found = /^(\d{1,3})(?:\.(\d{1,15}))?$/.exec(text)
  return found ? Number(found[1]) * 1_000_000 + Number((found[2] ?? '').slice(0, 6).padEnd(6, '0')) : undefined
}

const degrees = (e6: number): string => `${e6 < 0 ? '-' : ''}${Math.floor(Math.abs(e6) / 1_000_000)}.${String(Math.abs(e6) % 1_000_000).padStart(6, '0').replace(/0+$/, '') || '0'}`
