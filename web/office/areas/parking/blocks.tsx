import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterParking, blocksQuery } from './queries.ts'
import { useParkingWords } from './words.ts'

/** Plates that may not come in, each with the reason and the last day. */
export function Blocks() {
  const words = useParkingWords()
  const { date } = useFormat()
  const may = useMay()
  const client = useQueryClient()
  const query = useQuery(blocksQuery)
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<{ readonly id: string; readonly plate: string; readonly reason: string }>()
  const lift = async (car: string) => {
    await ask(api.parking.blocks[':car'].$delete({ param: { car } }))
    await afterParking(client)
  }
  return (
    <Section title={words.blocks}>
      {may('blockPlate') && <Button onClick={() => setAdding(true)}>{words.block}</Button>}
      <AskedList query={query} what={words.loading}>
        {({ items }) => {
          type Row = (typeof items)[number]
          const state = (block: Row) => <Status tone={block.ended ? 'off' : 'bad'}>{block.ended ? words.blockEnded : words.blocked}</Status>
          const act = (block: Row) => may('blockPlate') && !block.ended && <Button onClick={() => setLifting(block)} aria-label={`${words.lift} ${block.plate}`}>{words.lift}</Button>
          const until = (block: Row) => (block.until ? date(block.until) : words.forever)
          return items.length === 0 ? (
            <p className="mt-3 text-ink-2">{words.noBlocks}</p>
          ) : (
            <DataTable
              caption={words.blocks}
              rows={items}
              rowKey={(block) => block.id}
              columns={[
                { key: 'plate', head: words.plate, names: true, cell: (block) => block.plate },
                { key: 'reason', head: words.reason, wraps: true, cell: (block) => block.reason },
                { key: 'until', head: words.blockUntil, cell: until },
                { key: 'state', head: words.standing, cell: state },
                { key: 'acts', head: words.acts, silent: true, cell: act },
              ]}
              phone={(block) => (
                <PhoneRow title={block.plate} aside={until(block)}>
                  {state(block)}
                  <p className="text-ink-2">{block.reason}</p>
                  {act(block)}
                </PhoneRow>
              )}
            />
          )
        }}
      </AskedList>
      {adding && <BlockDialog onClose={() => setAdding(false)} />}
      {lifting && (
        <ConfirmDialog title={`${words.lift} ${lifting.plate}`} act={words.lift} onConfirm={() => lift(lifting.id)} onClose={() => setLifting(undefined)}>
          {lifting.reason}
        </ConfirmDialog>
      )}
    </Section>
  )
}

function BlockDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useParkingWords()
  const client = useQueryClient()
  const text = (max: number) => z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(max))
  const form = useOfficeForm({
    name: 'block',
    schema: z.object({ plate: text(30), reason: text(100), until: z.string() }),
    defaults: { plate: '', reason: '', until: '' },
    onSubmit: async ({ plate, reason, until }) => {
      await ask(api.parking.blocks.$post({ json: { plate, reason, until: until || null } }))
      await afterParking(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.block} onClose={onClose}>
      <OfficeForm form={form} act={words.block} onCancel={onClose}>
        <TextField label={words.plate} {...form.fieldOf('plate')} />
        <TextField label={words.reason} {...form.fieldOf('reason')} />
        <DateField label={words.blockUntil} hint={words.forever} optional {...form.fieldOf('until')} />
      </OfficeForm>
    </Dialog>
  )
}
