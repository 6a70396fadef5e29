/** Numbers from 0 to 1 that are the same for the same seed, in the order of asking (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const rolling = new WeakMap<object, Map<string, () => number>>()

/** The dice of a setting, from its seed on; a setting that is put anew begins anew. `use` keeps requests and deliveries apart. */
export function diceOf(setting: { readonly seed: number }, use: string): () => number {
  const known = rolling.get(setting) ?? new Map<string, () => number>()
  rolling.set(setting, known)
  const roll = known.get(use) ?? dice([...use].reduce((mixed, letter) => Math.imul(mixed, 31) + letter.charCodeAt(0), setting.seed))
  known.set(use, roll)
  return roll
}

export const pick = <T>(items: readonly T[], roll: () => number): T | undefined => items[Math.floor(roll() * items.length)]

export function shuffled<T>(items: readonly T[], roll: () => number): T[] {
  const out = [...items]
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(roll() * (at + 1))
    ;[out[at], out[other]] = [out[other]!, out[at]!]
  }
  return out
}
