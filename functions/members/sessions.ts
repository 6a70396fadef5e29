import type { BillId, MemberId, UnitId } from '../ids.ts'

/** Who a session stands for. Roles and units are not in it: they are read at each request, so that a removal takes effect at once. */
export type SessionHolder =
  | { readonly kind: 'member'; readonly member: MemberId }
  | { readonly kind: 'resident'; readonly phone: string }
  /** `link`: id of the pay link, for the log of who paid; `name`: masked, as it may be shown. */
  | { readonly kind: 'paylink'; readonly link: string; readonly bill: BillId; readonly unit: UnitId; readonly name: string }

export type SessionKind = SessionHolder['kind']

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** Seconds. `idle`: ends when not used for so long; `absolute`: ends in any case. A paper link pays and no more, so it is short. */
export const lifetimes = {
  member: { idle: 12 * hour, absolute: 7 * day },
  resident: { idle: 30 * day, absolute: 90 * day },
  paylink: { idle: 30 * minute, absolute: 2 * hour },
} as const satisfies Record<SessionKind, { idle: number; absolute: number }>

/** Epoch seconds. A session ends at `ttl`. */
export type Session = { readonly holder: SessionHolder; readonly opened: number; readonly ttl: number }

/**
 * The end of a session that is used at `now`, or undefined while moving it is not worth a write: it moves
 * in steps of a twentieth of the idle time.
 */
export function slidEnd(session: Session, now: number): number | undefined {
  const { idle, absolute } = lifetimes[session.holder.kind]
  const end = Math.min(now + idle, session.opened + absolute)
  return end - session.ttl >= idle / 20 ? end : undefined
}
