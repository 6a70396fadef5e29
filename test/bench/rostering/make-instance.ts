import { chanceOf } from '../seeded.ts'
import type { Instance, Staff } from './read-instance.ts'

const starts = ['early', 'day', 'late', 'night'] as const
const lengths = [480, 480, 600, 720]

type Kind = Instance['shifts'][number] & { readonly start: number }

/**
 * An instance in the style of the benchmark, of any size: `150x52x32` is 150 people, 52 weeks, 32 kinds of shift. Demand comes from a hidden roster
 * that keeps every rule, with some days asking for one more or one less, so that legal rosters exist and none is for nothing.
 */
export function makeInstance(size: string, seed: number): Instance {
  const [people, weeks, count] = size.split('x').map(Number) as [number, number, number]
  if (![people, weeks, count].every((figure) => figure >= 1)) throw new Error(`not people x weeks x kinds: ${size}`)
  const { below } = chanceOf(seed)
  const days = weeks * 7
  const kinds = kindsOf(count)
  const lines = Array.from({ length: people }, () => {
    const able = kinds.filter(() => below(3) > 0)
    return hiddenLine(days, able.length > 0 ? able : kinds, below)
  })
  const staff = lines.map((line, at): Staff => staffOf(`S${at}`, line, days, kinds, below))
  const requests = (chance: number) => staff.flatMap(({ id }) => Array.from({ length: days }, (_, day) => day).filter(() => below(100) < chance).map((day) => ({ staff: id, day, shift: kinds[below(kinds.length)]!.id, weight: 1 + below(3) })))
  return {
    days, staff,
    shifts: kinds.map(({ id, minutes, notBefore }) => ({ id, minutes, notBefore })),
    on: requests(15), off: requests(8),
    cover: Array.from({ length: days }, (_, day) => kinds.map(({ id }) => {
      const there = lines.filter((line) => line[day] === id).length
      return { day, shift: id, need: Math.max(0, there + (below(6) === 0 ? 1 : 0) - (below(6) === 0 ? 1 : 0)), under: 100, over: 1 }
    })).flat(),
  }
}

/** Nothing may follow that starts earlier in the day than it did. */
function kindsOf(count: number): Kind[] {
  const kinds = Array.from({ length: count }, (_, at) => ({ id: `${starts[at % 4]!.slice(0, 1)}${Math.floor(at / 4) + 1}`, start: at % 4, minutes: lengths[Math.floor(at / 4) % 4]! }))
  return kinds.map((kind) => ({ ...kind, notBefore: kinds.filter(({ start }) => start < kind.start && (kind.start > 1 || start + 1 < kind.start || kind.minutes > 480)).map(({ id }) => id) }))
}

type Below = (count: number) => number

/** Two to five shifts of one kind, then two or three days off, with every second weekend off. */
function hiddenLine(days: number, able: readonly Kind[], below: Below): string[] {
  const line: string[] = Array.from({ length: days }, () => '')
  const parity = below(2)
  let day = below(4)
  while (day < days) {
    const kind = able[below(able.length)]!
    let run = 0
    while (run < 5 && day < days && !((day % 7 >= 5) && Math.floor(day / 7) % 2 === parity)) {
      line[day++] = kind.id
      run += 1
      if (run >= 2 && below(6) === 0) break
    }
    if (run === 1 && day - 1 > 0) line[day - 1] = ''
    day += 2 + (below(4) === 0 ? 1 : 0)
  }
  return line
}

function staffOf(id: string, line: readonly string[], days: number, kinds: readonly Kind[], below: Below): Staff {
  const minutes = line.reduce((sum, shift) => sum + (kinds.find((kind) => kind.id === shift)?.minutes ?? 0), 0)
  const worked = new Set(line)
  const off = line.flatMap((shift, day) => (shift === '' ? [day] : []))
  return {
    id,
    maxShifts: new Map(kinds.map((kind) => [kind.id, worked.has(kind.id) || below(3) === 0 ? (kind.start === 3 ? Math.max(3, line.filter((shift) => shift === kind.id).length) : days) : 0])),
    maxMinutes: minutes + 240, minMinutes: minutes - 480,
    maxRun: 5, minRun: 2, minRest: 2,
    maxWeekends: Math.ceil(days / 14),
    daysOff: Array.from({ length: Math.ceil(days / 28) }, () => off[below(off.length)]!),
  }
}
