import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { LimitSection } from './limit-section.tsx'
import { type FoundSupplier, suppliersQuery } from './queries.ts'
import { ChangeSupplierDialog, NewSupplierDialog } from './supplier-dialog.tsx'
import { useExpenseWords } from './words.ts'

export function SuppliersScreen() {
  const words = useExpenseWords()
  const may = useMay()
  const query = useQuery(suppliersQuery(useAfter()))
  const [open, setOpen] = useState<string>()
  const close = () => setOpen(undefined)
  return (
    <Page
      title={words.suppliersTitle}
      lead={words.suppliersLead}
      above={
        <Link to="/expenses" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(may('createSupplier') ? { actions: <Button kind="main" className="min-h-10" onClick={() => setOpen('')}>{words.addSupplier}</Button> } : {})}
    >
      <LimitSection />
      <Section title={words.supplier} bare>
        <AskedList query={query} what={words.suppliersLoading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <Suppliers suppliers={items} {...(may('createSupplier') ? { onChange: setOpen } : {})} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.suppliersEmpty}>{words.suppliersEmptyNext}</Empty>
            )
          }
        </AskedList>
      </Section>
      {open === '' && <NewSupplierDialog onClose={close} />}
      {open && <ChangeSupplierDialog supplier={open} onClose={close} />}
    </Page>
  )
}

function Suppliers({ suppliers, onChange }: { readonly suppliers: readonly FoundSupplier[]; readonly onChange?: (supplier: string) => void }) {
  const words = useExpenseWords()
  const account = ({ bank, accountEnding }: FoundSupplier) => [bank, accountEnding].filter(Boolean).join(' ') || '—'
  const contact = (supplier: FoundSupplier) => [supplier.contact, supplier.phone].filter(Boolean).join(' ') || '—'
  const change = ({ id, name }: FoundSupplier) =>
    onChange && (
      <Button aria-label={`${words.changeSupplier} ${name}`} onClick={() => onChange(id)}>
        {words.changeSupplier}
      </Button>
    )
  const columns: Column<FoundSupplier>[] = [
    { key: 'name', head: words.name, names: true, wraps: true, cell: ({ name }) => name },
    { key: 'does', head: words.does, wraps: true, cell: ({ does }) => does },
    { key: 'contact', head: words.contact, cell: contact },
    { key: 'account', head: words.bankAccount, cell: account },
    { key: 'use', head: words.use, cell: ({ active }) => (active ? words.active : words.inactive) },
    ...(onChange ? [{ key: 'change', head: words.changeSupplier, silent: true, cell: change }] : []),
  ]
  return (
    <DataTable
      caption={words.supplier}
      rows={suppliers}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(supplier) => (
        <PhoneRow title={supplier.name} aside={supplier.active ? words.active : words.inactive}>
          <p className="text-ink-2">
            {supplier.does} · {account(supplier)}
          </p>
          {change(supplier)}
        </PhoneRow>
      )}
    />
  )
}
