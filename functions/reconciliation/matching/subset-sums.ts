import { subsetMax } from './model.ts'

/**
 * Which of the amounts add up to the target: up to two different answers, as places; two mean that there is no answer.
 * Halves meet in the middle: 2 x 1,024 sums for 20 amounts, never a million.
 */
export function subsetSums(amounts: readonly number[], target: number, tolerance = 0): number[][] {
  if (amounts.length > subsetMax) throw new RangeError('too many amounts to add up')
  const half = amounts.length >> 1
  const left = sumsOf(amounts.slice(0, half))
  const right = sumsOf(amounts.slice(half)).toSorted((a, b) => a.sum - b.sum || a.mask - b.mask)
  const found: number[][] = []
  for (const one of left) {
    for (let at = firstAtLeast(right, target - tolerance - one.sum); at < right.length && right[at]!.sum <= target + tolerance - one.sum; at += 1) {
      const mask = one.mask | (right[at]!.mask << half)
      if (mask !== 0) found.push([...amounts.keys()].filter((place) => mask & (1 << place)))
      if (found.length === 2) return found
    }
  }
  return found
}

/**
 * Whether amounts that nothing ties to a line may be added up at all: where chance alone would hit the sum more often than once in
 * a thousand, an answer says nothing. Amounts of few price levels reach every sum; that is what their common divisor measures.
 */
export function isTellingSum(amounts: readonly number[]): boolean {
  const step = amounts.reduce((a, b) => divisor(a, Math.abs(b)), 0)
  const sums = amounts.reduce((total, amount) => total + Math.abs(amount), 0) / (step || 1)
  return 2 ** amounts.length * 1000 <= sums
}

type Sum = { readonly sum: number; readonly mask: number }

const sumsOf = (amounts: readonly number[]): Sum[] => amounts.reduce<Sum[]>((sums, amount, place) => [...sums, ...sums.map(({ sum, mask }) => ({ sum: sum + amount, mask: mask | (1 << place) }))], [{ sum: 0, mask: 0 }])

function firstAtLeast(sums: readonly Sum[], least: number): number {
  let low = 0
  let high = sums.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sums[middle]!.sum < least) low = middle + 1
    else high = middle
  }
  return low
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
