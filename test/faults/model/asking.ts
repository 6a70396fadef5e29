import { Fault } from '../../../functions/faults.ts'
import type { Side, Watch } from './side.ts'

const askedMax = 5

/** What failed without an answer is asked again, as a person does; a Fault is an answer. */
export async function ask<T>(act: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await act()
    } catch (error) {
      const unanswered = error instanceof Fault ? error.kind === 'upstream' : !/invariant broken/.test(String(error))
      if (!unanswered || asked === askedMax) throw error
    }
  }
}

/**
 * Asks, and takes no for an answer only when there was a reason for it at some moment between question and answer: nobody
 * is turned away without. A provider that does not answer and too many pages an hour are reasons that the ledger cannot know.
 */
export async function orRefused<T>(side: Side, whyNot: () => string | undefined, act: () => Promise<T>): Promise<T | undefined> {
  const watch: Watch = { whyNot, reason: whyNot() }
  side.watches.add(watch)
  try {
    return await ask(act)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.kind !== 'upstream' && error.kind !== 'limit' && watch.reason === undefined) throw new Error(`refused without a reason: ${error.message}`, { cause: error })
    return undefined
  } finally {
    side.watches.delete(watch)
  }
}

export async function refusedAsUnknown(what: string, attempt: () => Promise<unknown>): Promise<void> {
  const refusal = await ask(attempt).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refusal instanceof Fault) || refusal.kind !== 'unknown') throw new Error(`another tenant could ${what}`, { cause: refusal })
}
