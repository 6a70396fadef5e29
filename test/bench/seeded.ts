/** Chance that is the same for the same seed (mulberry32). */
export type Chance = {
  /** A whole number from 0 to below `count`. */
  readonly below: (count: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** True with this probability. */
  readonly hits: (part: number) => boolean
  readonly shuffled: <Item>(items: readonly Item[]) => Item[]
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    below,
    pick: (items) => items[below(items.length)]!,
    hits: (part) => next() < part,
    shuffled: (items) => {
      const all = [...items]
      for (let at = all.length - 1; at > 0; at -= 1) {
        const other = below(at + 1)
        ;[all[at], all[other]] = [all[other]!, all[at]!]
      }
      return all
    },
  }
}
