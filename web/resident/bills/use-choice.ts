import { useState } from 'react'
import { sumFen } from '../sum-fen.ts'
import type { HouseholdBill } from '../queries.ts'

/** The server takes so many bills in one payment; more than two years of months. */
export const billsMax = 24

/** Which open bills are to be paid: all at first, the oldest if there are too many. What was paid meanwhile falls out by itself. */
export function useChoice(bills: readonly HouseholdBill[]) {
  const [off, setOff] = useState<ReadonlySet<string>>(() => new Set(bills.slice(billsMax).map(({ id }) => id)))
  const chosen = bills.filter(({ id }) => !off.has(id)).slice(0, billsMax)
  const isChosen = (id: string) => chosen.some((bill) => bill.id === id)
  const toggle = (id: string) =>
    setOff((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return { chosen, isChosen, toggle, totalFen: sumFen(chosen.map(({ openFen }) => openFen)) } as const
}
