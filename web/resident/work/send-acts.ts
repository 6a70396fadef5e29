import { ApiError } from '../../shared/api/api-error.ts'
import { type Act, type Answer, nextToSend, type Person, stayOf, verdictOf, withAnswer, withFailure } from './act-model.ts'
import type { Keep } from './keep.ts'

/** Sends one act; rejects with an ApiError. `stay` is what cash and entries belong to. */
export type Send = (act: Act, stay: string | undefined) => Promise<Omit<Answer, 'number'>>

/** More than anybody does in a day; what is left goes with the next run. */
const actsMax = 2_000

/**
 * Sends what waits, one by one in the order of the numbers, and notes each answer before the next goes. Whatever breaks off in
 * between, the same act is sent again under the same number, which the server knows. `later`: try again after a while.
 */
export async function sendActs({ keep, person, send }: { readonly keep: Pick<Keep, 'acts' | 'change'>; readonly person: Person; readonly send: Send }): Promise<'done' | 'later' | 'sign-in'> {
  for (let sent = 0; sent < actsMax; sent += 1) {
    const acts = await keep.acts()
    const act = nextToSend(acts, person)
    if (!act) return 'done'
    const stay = 'of' in act ? stayOf(acts, act) : undefined
    const still = (change: (act: Act) => Act) => keep.change(act.number, (now) => (now.state === 'waiting' ? change(now) : now))
    try {
      if ('of' in act && stay === undefined) throw noStay()
      const answer = await send(act, stay)
      await still((now) => withAnswer(now, answer))
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      const verdict = verdictOf(thrown, act)
      await still((now) => withFailure(now, thrown))
      if (verdict === 'later' || verdict === 'sign-in') return verdict
    }
  }
  return 'later'
}

/** The exit came too late to count, or was set aside: there is no stay that money could belong to. */
const noStay = () => new ApiError({ kind: 'refused', code: 'no-stay', say: '' })
