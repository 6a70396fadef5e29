import type { Ctx } from '../context.ts'
import { printsOf } from '../workforce/seal-person.ts'
import { maskNumber, plainNumber } from './masking.ts'

/** A number as it is kept: what may be shown of it, and by what the same number is found again. */
export type KeptNumber = { readonly number: string; readonly print: string; /** Under secrets of before; empty but after one was changed. */ readonly otherPrints: readonly string[] }

/**
 * An electrician's number is their id number behind a T, so the number itself is not kept where it holds one: only its keyed print, which nobody
 * tries out without the secret.
 */
export async function keptNumber(ctx: Ctx, kind: string, number: string): Promise<KeptNumber> {
  const [print, ...otherPrints] = await printsOf(ctx, `certificate#${kind}#${plainNumber(number)}`)
  return { number: maskNumber(number), print: print!, otherPrints }
}
