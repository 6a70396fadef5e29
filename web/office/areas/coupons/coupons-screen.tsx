import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CouponsDialog } from './coupons-dialog.tsx'
import { batchesQuery, type FoundBatch } from './queries.ts'
import { useCouponWords } from './words.ts'

export const batchTones = { ahead: 'wait', valid: 'good', over: 'off', ended: 'off' } as const satisfies Record<FoundBatch['state'], Tone>

/** Batches of coupons: whose they are, how many are used, and what they took off. */
export function CouponsScreen() {
  const words = useCouponWords()
  const may = useMay()
  const query = useQuery(batchesQuery(useAfter()))
  const [adding, setAdding] = useState(false)
  const add = may('createCoupons') && (
    <Button kind="main" onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={query.data && query.data.items.length > 0 && add}>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <BatchList items={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>
              <p className="mb-3">{words.emptyNext}</p>
              {add}
            </Empty>
          )
        }
      </AskedList>
      {adding && <CouponsDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function BatchList({ items }: { readonly items: readonly FoundBatch[] }) {
  const words = useCouponWords()
  const { yuan, date, count } = useFormat()
  const title = (batch: FoundBatch) => (
    <Link to="/coupons/$batch" params={{ batch: batch.id }} className={rowLink}>
      {batch.name}
    </Link>
  )
  const value = ({ kind, value: of }: FoundBatch) => words.value(kind, of, yuan(of))
  const state = (batch: FoundBatch) => <Status tone={batchTones[batch.state]}>{words.states[batch.state]}</Status>
  const columns: Column<FoundBatch>[] = [
    { key: 'name', head: words.name, names: true, wraps: true, cell: title },
    { key: 'value', head: words.takesOff, cell: value },
    { key: 'bearer', head: words.bearer, wraps: true, cell: (batch) => batch.bearer },
    { key: 'valid', head: words.valid, cell: (batch) => words.span(date(batch.from), date(batch.to)) },
    { key: 'state', head: words.state, cell: state },
    { key: 'used', head: words.used, right: true, cell: (batch) => count(batch.used) },
    { key: 'left', head: words.left, right: true, cell: (batch) => count(batch.left) },
    { key: 'forgone', head: words.forgone, right: true, cell: (batch) => yuan(batch.forgoneFen) },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={items}
      rowKey={(batch) => batch.id}
      columns={columns}
      phone={(batch) => (
        <PhoneRow title={title(batch)} aside={state(batch)}>
          <p>
            {value(batch)} · {batch.bearer}
          </p>
          <p className="text-ink-2">
            {words.usedOf(batch.used, batch.count)} · {words.forgone} {yuan(batch.forgoneFen)}
          </p>
          <p className="text-ink-2">{words.span(date(batch.from), date(batch.to))}</p>
        </PhoneRow>
      )}
    />
  )
}
