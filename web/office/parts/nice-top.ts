const stepsWanted = 4

/** A round ceiling above the greatest value and even ticks from 0 up to it, in fen; never fewer than one step. */
export function niceTop(greatest: number): { readonly ceiling: number; readonly ticks: readonly number[] } {
  const raw = Math.max(greatest, 400) / stepsWanted
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw)!
  const count = Math.max(1, Math.ceil(Math.max(greatest, 1) / step))
  return { ceiling: step * count, ticks: Array.from({ length: count + 1 }, (_, at) => step * at) }
}
