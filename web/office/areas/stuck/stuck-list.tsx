import { useState } from 'react'
import type { Stuck } from '../../../../functions/stuck/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { type AskedFirst, SolveDialog } from './solve-dialog.tsx'
import { StuckActs } from './stuck-acts.tsx'
import { ThingLink } from './thing-link.tsx'
import { useSolve } from './use-solve.ts'
import { useStuckWords } from './words.ts'

export function StuckList({ things, onSolved }: { readonly things: readonly Stuck[]; readonly onSolved: (name: string) => void }) {
  const words = useStuckWords()
  const nameOf = useName()
  const { yuan, moment } = useFormat()
  const solve = useSolve()
  const [asked, setAsked] = useState<{ readonly thing: Stuck; readonly action: AskedFirst }>()
  const acts = (thing: Stuck) => <StuckActs thing={thing} onSolved={() => onSolved(nameOf(thing))} onAsk={(action) => setAsked({ thing, action })} />
  const columns: Column<Stuck>[] = [
    { key: 'what', head: words.what, names: true, wraps: true, cell: (thing) => <What thing={thing} /> },
    { key: 'amount', head: words.amount, right: true, cell: (thing) => (thing.amountFen === null ? '—' : yuan(thing.amountFen)) },
    { key: 'why', head: words.why, wraps: true, cell: (thing) => thing.say },
    { key: 'since', head: words.since, cell: (thing) => moment(thing.since) },
    { key: 'act', head: words.others, silent: true, cell: acts },
  ]
  return (
    <>
      <DataTable
        caption={words.list}
        rows={things}
        rowKey={(thing) => thing.id}
        columns={columns}
        phone={(thing) => (
          <PhoneRow title={<What thing={thing} />} aside={thing.amountFen === null ? '' : yuan(thing.amountFen)}>
            <p>{thing.say}</p>
            <p className="mb-2 text-ink-2">{moment(thing.since)}</p>
            {acts(thing)}
          </PhoneRow>
        )}
      />
      {asked && (
        <SolveDialog
          action={asked.action}
          onSolve={async (reason) => {
            if (await solve(asked.thing, asked.action, reason)) onSolved(nameOf(asked.thing))
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

function useName(): (thing: Stuck) => string {
  const words = useStuckWords()
  return ({ kind, about }) => `${words.kinds[kind]} ${about}`
}

function What({ thing }: { readonly thing: Stuck }) {
  const name = useName()(thing)
  return (
    <ThingLink thing={thing} className={rowLink}>
      {name}
    </ThingLink>
  )
}
