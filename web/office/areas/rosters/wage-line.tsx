import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { hoursOf } from '../attendance/queries.ts'
import type { Saving } from './use-saving.ts'
import { useRosterWords } from './words.ts'

/** Painting goes on while it is computed: it is asked for again once nothing was painted for so long. */
const restMs = 4000

/** What the months of this roster would cost as it is saved; beside the wages of the month before. */
export function WageLine({ roster, saving }: { readonly roster: string; readonly saving: Saving }) {
  const words = useRosterWords()
  const { yuan, period } = useFormat()
  const saved = saving.pending === 0 && !saving.busy
  const [round, setRound] = useState(0)
  const [dirty, setDirty] = useState(false)
  if (!saved && !dirty) setDirty(true)
  useEffect(() => {
    if (!saved || !dirty) return
    const timer = setTimeout(() => {
      setDirty(false)
      setRound((before) => before + 1)
    }, restMs)
    return () => clearTimeout(timer)
  }, [saved, dirty])
  const query = useQuery({ queryKey: ['roster-wages', roster, round], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, placeholderData: (before: Awaited<ReturnType<typeof fetchWages>> | undefined) => before, queryFn: () => fetchWages(roster) })
  const months = query.data?.months ?? []
  // A forecast that fails keeps nobody from rostering.
  if (months.length === 0) return null
  return (
    <p className="mt-2 text-ink-2">
      {months.map((one) => (
        <span key={one.month} className="mr-4">
          {words.wages(period(one.month), yuan(one.payFen), hoursOf(one.overtimeMinutes), one.beforeFen === null ? null : yuan(one.beforeFen))}
        </span>
      ))}
    </p>
  )
}

const fetchWages = (roster: string) => ask(api.rosters[':roster'].wages.$get({ param: { roster } }))
