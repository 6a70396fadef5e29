import type { BusinessDate } from '../calendar.ts'
import { type ContractRecord, hasEnded, lastDayOf } from './items.ts'
import type { Span } from './schedule-model.ts'
import { spansOf } from './show-contract.ts'
import { endedEarly, expired, noSuchSpan } from './words.ts'

/** The span that begins on a day. C1: after the last day of a contract there is none until it is renewed, after an early end none at all. */
export function spanOf(contract: ContractRecord, from: BusinessDate): Span {
  const span = spansOf(contract).find((one) => one.from === from)
  if (span) return span
  if (from <= lastDayOf(contract)) throw noSuchSpan()
  throw hasEnded(contract) ? endedEarly(lastDayOf(contract)) : expired(lastDayOf(contract))
}
