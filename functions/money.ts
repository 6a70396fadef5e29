/** Money in fen (0.01 yuan), always a safe integer. */
export type Fen = number & { readonly unit: 'fen' }
/** Floor area in 0.01 m2. */
export type Area = number & { readonly unit: '0.01 m2' }
/** A unit price in 0.0001 yuan. */
export type UnitPrice = number & { readonly unit: '0.0001 yuan' }

/** Asserts a whole number of fen; a fraction here is a broken invariant, never bad input. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole fen: ${value}`)
  return value as Fen
}

export function sum(values: Iterable<number>): Fen {
  let total = 0
  for (const value of values) total += value
  return fen(total)
}

/**
 * numerator / denominator, rounded half up (away from zero for negatives), the one rounding of a line (M1).
 * Exact: the factors are multiplied as BigInt before the division.
 */
export function divideHalfUp(factors: readonly number[], denominator: number): Fen {
  const numerator = factors.reduce((product, factor) => product * BigInt(factor), 1n)
  const divisor = BigInt(denominator)
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return fen(Number(numerator < 0n ? -rounded : rounded))
}

/** area x price: 0.01 m2 x 0.0001 yuan = 0.0001 fen; 130.70 m2 x 0.15 = 19.605 -> 19.61 yuan. */
export function areaCharge(area: Area, price: UnitPrice, days = 1, daysOfMonth = 1): Fen {
  return divideHalfUp([area, price, days], 10_000 * daysOfMonth)
}

/**
 * Splits `total` by `weights` so that the parts equal the total: largest remainder, ties to the earlier
 * place (callers sort by unit number). 100 among 3 -> 34, 33, 33.
 */
export function share(total: Fen, weights: readonly number[]): Fen[] {
  const all = weights.reduce((a, b) => a + BigInt(b), 0n)
  if (all <= 0n) throw new RangeError('shares need a positive weight')
  const sign = total < 0 ? -1 : 1
  const amount = BigInt(Math.abs(total))
  const parts = weights.map((weight) => (amount * BigInt(weight)) / all)
  const remainders = weights.map((weight, at) => ({ at, rest: (amount * BigInt(weight)) % all }))
  let left = Number(amount - parts.reduce((a, b) => a + b, 0n))
  remainders.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  for (const { at } of remainders) {
    if (left === 0) break
    parts[at] = parts[at]! + 1n
    left -= 1
  }
  return parts.map((part) => fen(sign * Number(part)))
}

/** `12.3` -> 1230; undefined when it is not yuan with at most two decimals. */
export function parseYuan(text: string): Fen | undefined {
  return parseDecimal(text, 2) as Fen | undefined
}

/** A plain decimal as an integer of 10^-places; undefined when it has more decimals or other characters. */
export function parseDecimal(text: string, places: number): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const decimals = (match[3] ?? '').replace(/0+$/, '')
  if (decimals.length > places) return undefined
  const value = Number(match[2]! + decimals.padEnd(places, '0'))
  return Number.isSafeInteger(value) ? (match[1] ? -value || 0 : value) : undefined
}

/** 1961 -> `19.61`, for files, vouchers and Stripe descriptions; screens use Intl. */
export function yuan(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** 6700 (0.01 m2) -> `67.00`. */
export const squareMetres = yuan
