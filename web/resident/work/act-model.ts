import type { Instant } from '../../../functions/calendar.ts'
import type { VehicleClass } from '../../../functions/tariffs/quote-model.ts'

/** What an attendant did, as the phone keeps it until the server has it: pure, whatever stores and sends it. */

export type Person = { readonly id: string; readonly name: string }

type Common = {
  /** Of this phone, rising by one: with the device it names the act for ever. */
  readonly number: number
  readonly device: string
  readonly area: string
  readonly by: Person
  /** When it was done, not when it was sent. */
  readonly at: Instant
  /** waiting: not sent yet · sent: the server has it · refused: a person decides · aside: decided not to be sent. */
  readonly state: 'waiting' | 'sent' | 'refused' | 'aside'
  readonly tries: number
  readonly trouble?: Trouble
}
export type Trouble = { readonly code: string; readonly say: string }

/** What a car is known by: its plate, or the number of a paper ticket. */
export type Subject = { readonly plate: string; readonly ticket?: undefined } | { readonly ticket: number; readonly plate?: undefined }

/** A car came in or went out. */
export type Passing = Common & Subject & { readonly kind: 'in' | 'out'; readonly class: VehicleClass; readonly answer?: PassingAnswer }
/** The entry that nobody saw, told by the driver; for the stay of the exit `of`. */
export type Entry = Common & { readonly kind: 'entry'; readonly of: number; readonly in: Instant; readonly reason: string }
/** Cash in the hand for the stay of the exit `of`. Its id makes it one sale, however often it is sent. */
export type Cash = Common & { readonly kind: 'cash'; readonly of: number; readonly id: string; readonly shift: string; readonly amountFen: number; /** Of the price that was told. */ readonly pricedAt: Instant; readonly told: string; readonly answer?: { readonly receiptNo: string | null; readonly dueFen: number | null } }
/** A shift began. */
export type Begin = Common & { readonly kind: 'shift'; readonly id: string; readonly floatFen: number }
/** A worker clocked in or out on the own phone (`staff/clock`). `deviceAt`: by the phone's clock as it is, which the server sets right. */
export type Punch = Common & { readonly kind: 'punch'; readonly id: string; readonly way: 'in' | 'out'; readonly code: string | null; readonly place: { readonly latE6: number; readonly lngE6: number; readonly accuracyM: number } | null; readonly deviceAt: Instant; readonly answer?: PunchAnswer }
export type PunchAnswer = { readonly clock: string; readonly shiftName: string; readonly again: boolean }
export type Act = Passing | Entry | Cash | Begin | Punch

export type PassingAnswer = { readonly outcome: 'recorded' | 'again' | 'too-late'; readonly open: boolean; readonly say: string; readonly stay: { readonly id: string; readonly standing: string; readonly state: string; readonly dueFen: number | null } | null }
export type Answer = { readonly number: number; readonly passing?: PassingAnswer; readonly cash?: NonNullable<Cash['answer']>; readonly punch?: PunchAnswer }

type Own = 'number' | 'device' | 'state' | 'tries' | 'trouble' | 'answer'
type Wished<A> = A extends Act ? Omit<A, Own | 'of'> : never
/** An act before it has its number. What follows an exit is wished together with it, and names it by its place. */
export type Wish = Wished<Passing | Begin | Punch> | (Wished<Entry | Cash> & { readonly ofPlace: number })

/** Who sends, and what comes next. Read and written in one transaction, so that no two tabs give one number. */
export type Numbers = { readonly device: string; readonly next: number }

export function numbered(wishes: readonly Wish[], { device, next }: Numbers): { readonly acts: readonly Act[]; readonly numbers: Numbers } {
  const acts = wishes.map((wish, place) => {
    const common = { number: next + place, device, state: 'waiting' as const, tries: 0 }
    if (!('ofPlace' in wish)) return { ...wish, ...common } as Act
    const { ofPlace, ...rest } = wish
    return { ...rest, ...common, of: next + ofPlace } as Act
  })
  return { acts, numbers: { device, next: next + wishes.length } }
}

const byNumber = (a: Act, b: Act): number => a.number - b.number

/**
 * The act to send now: the first that waits. What a car did is sent by whoever is signed in; cash and shifts are their own
 * person's. What hangs on an exit waits until the server has that one, and holds up nobody else.
 */
export function nextToSend(acts: readonly Act[], person: Person): Act | undefined {
  return acts
    .filter(({ state }) => state === 'waiting')
    .sort(byNumber)
    .find((act) => (isCarAct(act) || act.by.id === person.id) && !('of' in act && isOpen(exitOf(acts, act))))
}

const isOpen = (act: Act | undefined): boolean => act?.state === 'waiting' || act?.state === 'refused'

const isCarAct = ({ kind }: Act): boolean => kind === 'in' || kind === 'out' || kind === 'entry'

export const exitOf = (acts: readonly Act[], { of, device }: Pick<Cash, 'of' | 'device'>): Passing | undefined => acts.find((act): act is Passing => act.number === of && act.device === device && act.kind === 'out')

/** The stay that an act belongs to, once its exit has been answered. */
export const stayOf = (acts: readonly Act[], act: Entry | Cash): string | undefined => exitOf(acts, act)?.answer?.stay?.id

export function withAnswer(act: Act, { passing, cash, punch }: Omit<Answer, 'number'>): Act {
  const { trouble: _, ...rest } = act
  const sent = { ...rest, state: 'sent' as const }
  if ((sent.kind === 'in' || sent.kind === 'out') && passing) return { ...sent, answer: passing } as Act
  if (sent.kind === 'punch' && punch) return { ...sent, answer: punch }
  return sent.kind === 'cash' && cash ? ({ ...sent, answer: cash } as Act) : (sent as Act)
}

export type Failure = { readonly kind: string; readonly code: string; readonly say: string }

/** After so many defects of the server in a row one act no longer holds up those behind it. */
const defectsMax = 8

/**
 * What a failed sending means. `later`: nothing was decided, the same again after a while. `sign-in`: nobody may send now.
 * `decide`: the server will never take it as it is, so a person says what becomes of it. `had`: it is needless by now.
 */
export function verdictOf({ kind, code }: Failure, act: Act): 'later' | 'sign-in' | 'decide' | 'had' {
  if (kind === 'unauthenticated' || kind === 'forbidden') return 'sign-in'
  // The entry was seen by a gate after all, and the stay is settled.
  if (act.kind === 'entry' && code === 'stay-ended') return 'had'
  if (kind === 'defect') return act.tries + 1 < defectsMax ? 'later' : 'decide'
  return kind === 'offline' || kind === 'upstream' || kind === 'limit' || code === 'busy' ? 'later' : 'decide'
}

export function withFailure(act: Act, failure: Failure): Act {
  const trouble = { code: failure.code, say: failure.say }
  switch (verdictOf(failure, act)) {
    case 'later':
      // No network says nothing about the act.
      return failure.kind === 'defect' ? { ...act, tries: act.tries + 1, trouble } : act
    case 'sign-in':
      return act
    case 'had':
      return withAnswer(act, {})
    case 'decide':
      return { ...act, state: 'refused', trouble }
  }
}

/** What a person decides about a refused act. Another event has its number where that number is taken: a phone restored from a copy. */
export type Decision = { readonly what: 'again'; /** Cash whose shift has ended goes into the present one. */ readonly shift?: string } | { readonly what: 'aside' }

export function decided(act: Act, decision: Decision): Act {
  if (act.state !== 'refused') return act
  if (decision.what === 'aside') return { ...act, state: 'aside' }
  const { trouble: _, ...rest } = act
  return { ...rest, state: 'waiting', tries: 0, ...(act.kind === 'cash' && decision.shift ? { shift: decision.shift } : {}) } as Act
}

/** A refused passing once more, under numbers of its own: those of its old device belong to something else. */
export const needsNumber = ({ kind, trouble }: Act): boolean => (kind === 'in' || kind === 'out') && trouble?.code === 'sequence-taken'

/** 2 s, doubling, at most a minute. `failures` in a row, from 1 on. */
export const waitMs = (failures: number): number => Math.min(60_000, 1000 * 2 ** Math.min(failures, 6))

const keptMs = 2 * 86_400_000

/** What is sent or set aside stays two days to be looked at; what waits or was refused stays until it is decided. */
export const mayForget = (act: Act, now: Instant): boolean => (act.state === 'sent' || act.state === 'aside') && Date.parse(now) - Date.parse(act.at) > keptMs

export type Tally = { readonly waiting: number; readonly refused: number; readonly oldest: Instant | undefined; /** Cash that no shift of the server's holds yet. */ readonly cashFen: number }

export function tallyOf(acts: readonly Act[]): Tally {
  const open = acts.filter(({ state }) => state === 'waiting')
  const oldest = open.reduce<Instant | undefined>((least, { at }) => (least === undefined || at < least ? at : least), undefined)
  return { waiting: open.length, refused: acts.filter(({ state }) => state === 'refused').length, oldest, cashFen: acts.reduce((sum, act) => sum + (act.kind === 'cash' && (act.state === 'waiting' || act.state === 'refused') ? act.amountFen : 0), 0) }
}
