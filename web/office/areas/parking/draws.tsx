import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterParking, drawQuery, drawsQuery, type FoundArea } from './queries.ts'
import { useParkingWords } from './words.ts'

/** How spaces were given, each with its seed and every result. */
export function Draws({ area }: { readonly area: FoundArea }) {
  const words = useParkingWords()
  const { moment } = useFormat()
  const may = useMay()
  const query = useQuery(drawsQuery(area.id))
  const [drawing, setDrawing] = useState(false)
  const [shown, setShown] = useState<string>()
  return (
    <Section title={words.draws}>
      <p className="text-ink-2">{words.drawsLead}</p>
      {may('runAllocation') && (
        <p className="mt-3">
          <Button onClick={() => setDrawing(true)}>{words.draw}</Button>
        </p>
      )}
      <AskedList query={query} what={words.loading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-3 text-ink-2">{words.noDraws}</p>
          ) : (
            <ul className="mt-3 divide-y divide-line border-y border-line">
              {items.map((draw) => (
                <li key={draw.id} className="py-3">
                  <p className="flex flex-wrap items-center justify-between gap-2">
                    <span className="font-medium">
                      {moment(draw.at)} · {words.allocations[draw.method]} · {words.given(draw.given, draw.applications)}
                    </span>
                    <Button aria-expanded={shown === draw.id} onClick={() => setShown(shown === draw.id ? undefined : draw.id)}>
                      {words.outcome}
                    </Button>
                  </p>
                  {draw.seed && (
                    <p className="text-ink-2">
                      {words.seed} {draw.seed} · {draw.source}
                    </p>
                  )}
                  {shown === draw.id && <Result allocation={draw.id} />}
                </li>
              ))}
            </ul>
          )
        }
      </AskedList>
      {drawing && <DrawDialog area={area} onClose={() => setDrawing(false)} />}
    </Section>
  )
}

function Result({ allocation }: { readonly allocation: string }) {
  const words = useParkingWords()
  const query = useQuery(drawQuery(allocation))
  return (
    <AskedList query={query} what={words.loading}>
      {({ rows }) => (
        <DataTable
          caption={words.draws}
          rows={rows}
          rowKey={(row) => row.application}
          columns={[
            { key: 'rank', head: words.rank, right: true, cell: (row) => row.rank },
            { key: 'home', head: words.home, names: true, cell: (row) => row.home ?? row.application },
            { key: 'resident', head: words.resident, cell: (row) => (row.resident ? words.yes : words.no) },
            { key: 'nth', head: words.nth, right: true, cell: (row) => row.nth },
            { key: 'outcome', head: words.outcome, cell: (row) => words.outcomes[row.outcome] },
            { key: 'space', head: words.space, cell: (row) => row.spaceNumber ?? '—' },
            { key: 'lot', head: words.lot, cell: (row) => (row.draw ? <code title={row.draw}>{row.draw.slice(0, 12)}</code> : '—') },
          ]}
          phone={(row) => (
            <PhoneRow title={`${row.rank}. ${row.home ?? row.application}`} aside={row.spaceNumber ?? '—'}>
              <p className="text-ink-2">{words.outcomes[row.outcome]}</p>
            </PhoneRow>
          )}
        />
      )}
    </AskedList>
  )
}

function DrawDialog({ area, onClose }: { readonly area: FoundArea; readonly onClose: () => void }) {
  const words = useParkingWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'draw',
    schema: z.object({ seed: z.string(), source: z.string() }),
    defaults: { seed: '', source: '' },
    onSubmit: async (typed) => {
      await ask(api.parking.areas[':area'].allocations.$post({ param: { area: area.id }, json: { id, ...typed } }))
      await afterParking(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.draw} onClose={onClose}>
      <OfficeForm form={form} act={words.draw} onCancel={onClose}>
        <p>{words.drawsLead}</p>
        {area.allocation === 'lottery' && (
          <>
            <TextField label={words.seed} hint={words.seedHint} maxLength={100} {...form.fieldOf('seed')} />
            <TextField label={words.source} maxLength={100} {...form.fieldOf('source')} />
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}
