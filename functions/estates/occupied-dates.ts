import type { BusinessDate } from '../calendar.ts'
import { invalid } from '../faults.ts'

/** A household cannot move out before it moved in. Throws invalid. */
export function inOrderOfDates({ occupiedFrom, occupiedTo }: { readonly occupiedFrom: BusinessDate | null; readonly occupiedTo: BusinessDate | null }): void {
  if (!occupiedFrom || !occupiedTo || occupiedFrom <= occupiedTo) return
  const say = { zh: '迁出日期早于入住日期，没有保存。请核对两个日期。', en: 'The last day is before the first day. Nothing was saved. Check both dates.' }
  throw invalid('dates-reversed', say, { details: [{ where: 'occupiedTo', say }] })
}
