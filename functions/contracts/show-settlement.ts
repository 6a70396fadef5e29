import type { BusinessDate } from '../calendar.ts'
import type { SettlementRecord } from './room-items.ts'
import type { Settlement, SettlementState } from './settlement-model.ts'

export function showSettlement(settlement: SettlementRecord, today: BusinessDate): Settlement {
  const { contract, from, to, dueDate, baseFen, takingsFen, takingsVersion, shareFen, topUpFen, amountFen, receivedFen, steps, vouchers } = settlement
  return { contract, from, to, dueDate, baseFen, takingsFen, takingsVersion, shareFen, topUpFen, amountFen, receivedFen, openFen: openOf(settlement), state: standOf(settlement, today), steps: [...steps], vouchers: [...vouchers] }
}

/** Below 0 where more came than is due since a correction. */
export const openOf = ({ amountFen, receivedFen }: Pick<SettlementRecord, 'amountFen' | 'receivedFen'>): number => amountFen - receivedFen

/** It may be paid on the day itself; what is disputed is not overdue. */
export function standOf(settlement: SettlementRecord, today: BusinessDate): SettlementState {
  const open = openOf(settlement)
  if (settlement.disputed) return 'disputed'
  if (open < 0) return 'over'
  if (open === 0) return 'received'
  if (settlement.dueDate < today) return 'overdue'
  return settlement.receivedFen > 0 ? 'part' : 'open'
}
