import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Run, RunChanges } from '../../../../functions/fees/run-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Notice } from '../../parts/notice.tsx'
import { changesQuery } from './queries.ts'
import { useBillingWords } from './words.ts'

/** A draft publishes what it showed. When fees or households have changed since, that is said here, with the way to a new preview. */
export function DraftChanges({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const { moment } = useFormat()
  const query = useQuery(changesQuery(run.id))
  if (query.error) return <Notice tone="warn">{words.changesUnknown}</Notice>
  if (!query.data) return <output className="mt-3 block text-ink-2">{words.comparing}</output>
  if (!differs(query.data)) return <p className="mt-3 text-ink-2">{words.unchanged(moment(run.createdAt))}</p>
  return (
    <Notice tone="warn">
      <p>{words.changedSince(moment(run.createdAt))}</p>
      <Counts changes={query.data} run={run} />
      <PreviewAnew run={run} />
    </Notice>
  )
}

export const differs = ({ changed, added, dropped }: RunChanges): boolean => changed + added + dropped > 0

function Counts({ changes: { changed, added, dropped, nowFen, examples }, run }: { readonly changes: RunChanges; readonly run: Run }) {
  const words = useBillingWords()
  const { yuan } = useFormat()
  const amount = (fen: number | null) => (fen === null ? words.noBill : yuan(fen))
  const more = changed + added + dropped - examples.length
  return (
    <div className="mt-1 font-normal text-ink">
      <p>{[changed && words.changedBills(changed), added && words.addedBills(added), dropped && words.droppedBills(dropped), words.totalNow(yuan(run.totalFen), yuan(nowFen))].filter(Boolean).join(words.semicolon)}</p>
      <ul className="mt-1">
        {examples.map(({ unit, buildingName, room, beforeFen, nowFen: now }) => (
          <li key={unit}>
            {buildingName} {room} {beforeFen === now ? words.otherDetails : words.fromTo(amount(beforeFen), amount(now))}
          </li>
        ))}
        {more > 0 && <li>{words.moreChanges(more)}</li>}
      </ul>
    </div>
  )
}

/** The same month made anew; the old draft is put away when the new one is there. */
function PreviewAnew({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const id = useRef(newId())
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const preview = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const { community, period, dueDate } = run
      const made = await ask(api['billing-runs'].$post({ json: { id: id.current, community, period, dueDate } }))
      await ask(api['billing-runs'][':run'].$delete({ param: { run: run.id } }))
      await client.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to: '/billing/$run', params: { run: made.id } })
    } catch (thrown) {
      setFailure(thrown)
    }
    setBusy(false)
  }
  return (
    <div className="mt-3">
      <Button className="min-h-10" busy={busy} onClick={() => void preview()}>
        {words.previewAnew}
      </Button>
      <Failure error={failure} />
    </div>
  )
}
