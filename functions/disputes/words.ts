import { type Fault, refused } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import { yuan } from '../money.ts'
import type { DisputeRecord } from './items.ts'

/** Where a voucher about it belongs: a household, or the thing that was sold. */
export const placeOfClaim = ({ of }: Pick<DisputeRecord, 'of'>): { readonly text: string; readonly unit?: UnitId } =>
  'sale' in of ? { text: of.title.zh } : { text: `${of.buildingName} ${of.room}`, unit: of.unit }

export const notLost = (): Fault => refused('not-lost', { zh: '这笔争议没有败诉，或款项没有被扣走，不用处理，没有改动。', en: 'This dispute is not lost, or its money was not taken: there is nothing to decide. Nothing was changed.' })

export const creditGone = (needed: number, there: number): Fault =>
  refused('credit-used', { zh: `这笔款有 ${yuan(needed)} 元成了预存，现只剩 ${yuan(there)} 元。请先把没退成的退款转为预存，或撤回预存抵扣；也可由本社承担。没有改动。`, en: `${yuan(needed)} yuan of it became credit and only ${yuan(there)} are left. First keep a refund that failed as credit, or take back the use of credit; or let the organization bear it. Nothing was changed.` })

export const noHousehold = (): Fault =>
  refused('no-household', { zh: '这笔款不是住户缴费，没有住户可以重新收取，没有改动。请由本社承担。', en: 'This was no household’s payment, so nobody owes it again. Nothing was changed. Let the organization bear it.' })
