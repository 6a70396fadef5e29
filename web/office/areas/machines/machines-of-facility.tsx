import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fileUrl } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useMay } from '../../shell/session.ts'
import { MachineDialog } from './machine-dialog.tsx'
import { type FoundMachine, machinesQuery } from './queries.ts'
import { usePriceText } from './use-price-text.ts'
import { useMachineWords } from './words.ts'

/** The machines of a facility, each with its price and the page behind its code. */
export function MachinesOfFacility({ facility }: { readonly facility: string }) {
  const words = useMachineWords()
  const may = useMay()
  const query = useQuery(machinesQuery(facility))
  const [open, setOpen] = useState<FoundMachine | 'new'>()
  const acts = (
    <div className="flex flex-wrap gap-2">
      {query.data && query.data.items.length > 0 && (
        <a href={signsOf(facility)} target="_blank" rel="noreferrer" className={buttonClass('plain')}>
          {words.printSigns}
        </a>
      )}
      {may('createMachine') && <Button onClick={() => setOpen('new')}>{words.add}</Button>}
    </div>
  )
  return (
    <Section title={words.machines} bare actions={acts}>
      <p className="mt-1 text-ink-2">{words.machinesLead}</p>
      <Asked query={query} what={words.loading}>
        {({ items }) => (items.length > 0 ? <MachineTable machines={items} {...(may('createMachine') ? { onEdit: setOpen } : {})} /> : <p className="mt-2 text-ink-2">{words.none}</p>)}
      </Asked>
      {open && <MachineDialog facility={facility} {...(open === 'new' ? {} : { machine: open })} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

/** A page each for all machines, or the one of a machine. */
const signsOf = (facility: string, machine?: string): string => fileUrl(`/v1/facilities/${facility}/signs/pdf`, { machine })
/** Behind the code on the machine; residents' pages are on the same host. */
const pageOf = (machine: FoundMachine): string => `/machine/${machine.id}`

function MachineTable({ machines, onEdit }: { readonly machines: readonly FoundMachine[]; readonly onEdit?: (machine: FoundMachine) => void }) {
  const words = useMachineWords()
  const common = useWords()
  const priceOf = usePriceText()
  const status = ({ state, session }: FoundMachine) => (session ? <Status tone="part">{words.running}</Status> : <Status tone={state === 'active' ? 'good' : 'off'}>{words.states[state]}</Status>)
  const page = (machine: FoundMachine) => (
    <span className="flex flex-wrap gap-x-4">
      <a href={pageOf(machine)} target="_blank" rel="noreferrer" aria-label={`${words.pageLink} ${machine.name}`} className={textLink('-my-2')}>
        {words.pageLink}
      </a>
      <a href={signsOf(machine.facility, machine.id)} target="_blank" rel="noreferrer" aria-label={`${words.sign} ${machine.name}`} className={textLink('-my-2')}>
        {words.sign}
      </a>
    </span>
  )
  const edit = (machine: FoundMachine) =>
    onEdit && (
      <button type="button" aria-label={`${words.change} ${machine.name}`} onClick={() => onEdit(machine)} className={textLink('-my-2')}>
        {common.edit}
      </button>
    )
  const columns: Column<FoundMachine>[] = [
    { key: 'name', head: words.name, names: true, cell: (machine) => machine.name },
    { key: 'price', head: words.price, wraps: true, cell: priceOf },
    { key: 'state', head: words.state, cell: status },
    { key: 'page', head: words.page, cell: page },
    ...(onEdit ? [{ key: 'edit', head: common.actions, silent: true, right: true, cell: edit }] : []),
  ]
  return (
    <DataTable
      caption={words.machines}
      rows={machines}
      rowKey={(machine) => machine.id}
      columns={columns}
      phone={(machine) => (
        <PhoneRow title={machine.name} aside={edit(machine) ?? ''}>
          <p>{priceOf(machine)}</p>
          <p className="flex flex-wrap gap-x-4">
            {status(machine)} {page(machine)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
