import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterSupplier, supplierQuery } from './queries.ts'
import { useExpenseWords } from './words.ts'

type Told = { readonly name: string; readonly does: string; readonly contact: string; readonly phone: string; readonly bank: string; readonly bankAccount: string; readonly active: boolean }

export function NewSupplierDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useExpenseWords()
  const [id] = useState(newId)
  return (
    <Dialog title={words.addSupplier} onClose={onClose}>
      <SupplierForm known={{ name: '', does: '', contact: '', phone: '', bank: '', bankAccount: '', active: true }} act={words.addSupplier} onSend={(told) => ask(api.suppliers.$post({ json: { id, ...told } }))} onClose={onClose} />
    </Dialog>
  )
}

/** The account in full is asked for when it is to be changed, and kept by no list. */
export function ChangeSupplierDialog({ supplier, onClose }: { readonly supplier: string; readonly onClose: () => void }) {
  const words = useExpenseWords()
  const query = useQuery(supplierQuery(supplier))
  return (
    <Dialog title={words.changeSupplier} onClose={onClose}>
      <Asked query={query} what={words.suppliersLoading}>
        {({ version, ...known }) => (
          <SupplierForm known={{ ...known, bankAccount: known.bankAccount ?? '' }} act={words.changeSupplier} onSend={(told) => ask(api.suppliers[':supplier'].$patch({ param: { supplier }, json: { version, ...told } }))} onClose={onClose} />
        )}
      </Asked>
    </Dialog>
  )
}

type Props = { readonly known: Told; readonly act: string; readonly onSend: (told: Told) => Promise<unknown>; readonly onClose: () => void }

function SupplierForm({ known, act, onSend, onClose }: Props) {
  const words = useExpenseWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'supplier',
    schema: z.object({
      name: z.string().check(z.refine((text) => text.trim().length >= 2, words.nameNeeded)),
      does: z.string().check(z.refine((text) => text.trim().length >= 2, words.doesNeeded)),
      contact: z.string(),
      phone: z.string().check(z.refine((text) => text.trim() === '' || /^[\d +()转-]{5,30}$/.test(text.trim()), words.phoneWrong)),
      bank: z.string(),
      bankAccount: z.string().check(z.refine((text) => text.trim() === '' || /^\d[\d ]{6,30}\d$/.test(text.trim()), words.bankAccountWrong)),
      active: z.enum(['yes', 'no']),
    }),
    defaults: { name: known.name, does: known.does, contact: known.contact, phone: known.phone, bank: known.bank, bankAccount: known.bankAccount, active: known.active ? ('yes' as const) : ('no' as const) },
    onSubmit: async ({ active, ...values }) => {
      await onSend({ ...values, name: values.name.trim(), does: values.does.trim(), phone: values.phone.trim(), bankAccount: values.bankAccount.trim(), active: active === 'yes' })
      await afterSupplier(client)
      onClose()
    },
  })
  const { fieldOf } = form
  return (
    <OfficeForm form={form} act={act} onCancel={onClose}>
      <TextField label={words.name} maxLength={60} {...fieldOf('name')} />
      <TextField label={words.does} maxLength={80} {...fieldOf('does')} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField label={words.contact} maxLength={40} optional {...fieldOf('contact')} />
        <TextField label={words.phone} maxLength={30} inputMode="tel" optional {...fieldOf('phone')} />
      </div>
      <TextField label={words.bank} maxLength={60} optional {...fieldOf('bank')} />
      <TextField label={words.bankAccount} hint={words.bankAccountHint} inputMode="numeric" maxLength={32} optional {...fieldOf('bankAccount')} />
      <RadioRow legend={words.use} choices={[{ value: 'yes', label: words.active }, { value: 'no', label: words.inactive }]} {...form.form.register('active')} />
    </OfficeForm>
  )
}
