import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { EndPermit, Standing } from '../../../../functions/permits/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterParking, areasQuery, type FoundPermit, offersQuery, permitFilters, permitsQuery } from './queries.ts'
import { useParkingWords } from './words.ts'

const tones = { waiting: 'wait', valid: 'good', expiring: 'part', grace: 'part', lapsed: 'bad', ended: 'off' } as const satisfies Record<Standing, Tone>

/** Permits and the queue: those that run out first. */
export function PermitsScreen() {
  const words = useParkingWords()
  const [filters, change] = useFilters(permitFilters)
  const query = useQuery(permitsQuery({ ...filters, ...useAfter() }))
  const { data: areas } = useQuery(areasQuery)
  const [ending, setEnding] = useState<FoundPermit>()
  const [renewing, setRenewing] = useState<FoundPermit>()
  return (
    <Page title={words.permitsTitle} lead={words.permitsLead}>
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
        {(areas?.items.length ?? 0) > 1 && <Pick label={words.area} value={filters.area} onChange={(area) => change({ area })} all={words.area} choices={areas!.items.map(({ id, name }) => ({ value: id, label: name }))} />}
        <Pick label={words.standing} value={filters.standing} onChange={(standing) => change({ standing })} all={words.allStandings} choices={choicesOf(words.standings)} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <PermitList permits={items} onEnd={setEnding} onRenew={setRenewing} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.noPermits}>{words.noPermitsNext}</Empty>
          )
        }
      </AskedList>
      {ending && <EndDialog permit={ending} onClose={() => setEnding(undefined)} />}
      {renewing && <RenewDialog permit={renewing} onClose={() => setRenewing(undefined)} />}
    </Page>
  )
}

type ListProps = { readonly permits: readonly FoundPermit[]; readonly onEnd: (permit: FoundPermit) => void; readonly onRenew: (permit: FoundPermit) => void }

function PermitList({ permits, onEnd, onRenew }: ListProps) {
  const words = useParkingWords()
  const { date, yuan } = useFormat()
  const may = useMay()
  const standing = (permit: FoundPermit) => (
    <Status tone={tones[permit.standing]}>
      {words.standings[permit.standing]}
      {permit.place !== null && ` · ${words.place(permit.place)}`}
    </Status>
  )
  const bill = (permit: FoundPermit) =>
    permit.bill && permit.amountFen !== null ? (
      <Link to="/bills/$bill" params={{ bill: permit.bill }} className={textLink()}>
        {yuan(permit.amountFen)}
      </Link>
    ) : (
      '—'
    )
  const acts = (permit: FoundPermit) =>
    may('applyPermit') &&
    permit.state !== 'ended' && (
      <span className="flex gap-x-4">
        {permit.renewal === 'person' && (permit.standing === 'expiring' || permit.standing === 'grace') && (
          <button type="button" onClick={() => onRenew(permit)} aria-label={`${words.renew} ${permit.plate}`} className={textLink('-my-2')}>
            {words.renew}
          </button>
        )}
        <button type="button" onClick={() => onEnd(permit)} aria-label={`${permit.state === 'waiting' ? words.withdraw : words.end} ${permit.plate}`} className={textLink('-my-2')}>
          {permit.state === 'waiting' ? words.withdraw : words.end}
        </button>
      </span>
    )
  const until = (permit: FoundPermit) => (permit.to ? date(permit.to) : '—')
  const columns: Column<FoundPermit>[] = [
    { key: 'plate', head: words.plate, names: true, cell: (permit) => permit.plate },
    { key: 'home', head: words.home, cell: (permit) => `${permit.buildingName} ${permit.room}` },
    { key: 'area', head: words.area, cell: (permit) => `${permit.areaName} ${permit.spaceNumber ?? ''}` },
    { key: 'term', head: words.term, cell: (permit) => words.termNames[permit.term] },
    { key: 'until', head: words.until, cell: until },
    { key: 'standing', head: words.standing, cell: standing },
    { key: 'renewal', head: words.renewal, cell: (permit) => words.renewals[permit.renewal] },
    { key: 'bill', head: words.amount, right: true, cell: bill },
    { key: 'acts', head: words.acts, silent: true, cell: acts },
  ]
  return (
    <DataTable
      caption={words.permitsTitle}
      rows={permits}
      rowKey={(permit) => permit.id}
      columns={columns}
      phone={(permit) => (
        <PhoneRow title={permit.plate} aside={bill(permit)}>
          {standing(permit)}
          <p className="text-ink-2">
            {permit.buildingName} {permit.room} · {permit.areaName} {permit.spaceNumber}
          </p>
          {permit.to && (
            <p className="text-ink-2">
              {words.termNames[permit.term]} · {words.until} {until(permit)} · {words.renewals[permit.renewal]}
            </p>
          )}
          {acts(permit)}
        </PhoneRow>
      )}
    />
  )
}

type DialogProps = { readonly permit: FoundPermit; readonly onClose: () => void }

function EndDialog({ permit, onClose }: DialogProps) {
  const words = useParkingWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'end',
    schema: z.object({ reason: z.custom<EndPermit['reason']>() }),
    defaults: { reason: 'withdrawn' },
    onSubmit: async ({ reason }) => {
      await ask(api.parking.permits[':permit'].end.$post({ param: { permit: permit.id }, json: { reason } }))
      await afterParking(client)
      onClose()
    },
  })
  const waits = permit.state === 'waiting'
  return (
    <Dialog title={waits ? words.withdrawTitle(permit.plate) : words.endTitle(permit.plate)} onClose={onClose}>
      <OfficeForm form={form} act={waits ? words.withdraw : words.end} onCancel={onClose}>
        <p>{waits ? words.withdrawLead : words.endLead}</p>
        <SelectField label={words.reason} choices={choicesOf(words.endReasons)} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}

/** The sum is the offer's, which is what the bill will be. */
function RenewDialog({ permit, onClose }: DialogProps) {
  const words = useParkingWords()
  const { date, yuan } = useFormat()
  const client = useQueryClient()
  const { data: offers } = useQuery(offersQuery(permit.unit))
  const offered = offers?.renewals.find((one) => one.permit === permit.id)?.terms.find(({ term }) => term === permit.term)
  const renew = async () => {
    await ask(api.parking.permits[':permit'].renew.$post({ param: { permit: permit.id }, json: { to: permit.to! } }))
    await afterParking(client)
  }
  return (
    <ConfirmDialog title={`${words.renew} ${permit.plate}`} act={offered ? `${words.renew} ${yuan(offered.amountFen)}` : words.renew} onConfirm={renew} onClose={onClose}>
      {offered ? words.renewLead(words.termNames[permit.term], date(offered.from), date(offered.to)) : `${words.until} ${permit.to && date(permit.to)} · ${words.termNames[permit.term]}`}
    </ConfirmDialog>
  )
}
