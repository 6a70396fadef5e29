import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Resident, Unit } from '../../../../functions/estates/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { afterUnitChange } from './queries.ts'
import { ResidentDialog } from './resident-dialog.tsx'
import { useHouseholdWords } from './words.ts'

type Open = { readonly what: 'add' } | { readonly what: 'edit' | 'remove'; readonly resident: Resident }

/** Owners, tenants and contacts, with the phones that may sign in. */
export function Residents({ unit }: { readonly unit: Unit }) {
  const words = useHouseholdWords()
  const common = useWords()
  const mayChange = useMay()('updateUnit')
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const remove = async (resident: Resident) => {
    await ask(api.units[':unit'].residents[':resident'].$delete({ param: { unit: unit.id, resident: resident.id } }))
    await afterUnitChange(client)
  }
  return (
    <Section title={words.residents} actions={mayChange && <Button onClick={() => setOpen({ what: 'add' })}>{words.addResident}</Button>}>
      <ul className="mt-2 divide-y divide-line">
        {unit.residents.map((resident) => (
          <li key={resident.id} className="flex flex-wrap items-center gap-x-4 py-2">
            <span className="min-w-0">
              <span className="font-medium">{resident.name}</span> <span className="text-ink-2">{words.kinds[resident.kind]}</span>
              <span className="block">
                {resident.phone ?? <span className="text-ink-2">{words.noPhone}</span>}
                {resident.phoneKind === 'landline' && <span className="text-ink-2"> {words.landline}</span>}
              </span>
            </span>
            {mayChange && (
              <span className="ml-auto flex gap-x-4">
                <button type="button" aria-label={words.editResident(resident.name)} onClick={() => setOpen({ what: 'edit', resident })} className={textLink()}>
                  {common.edit}
                </button>
                <button type="button" aria-label={words.removeResident(resident.name)} onClick={() => setOpen({ what: 'remove', resident })} className={textLink()}>
                  {common.remove}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'add' && <ResidentDialog unit={unit.id} onClose={close} />}
      {open?.what === 'edit' && <ResidentDialog unit={unit.id} resident={open.resident} onClose={close} />}
      {open?.what === 'remove' && (
        <ConfirmDialog title={words.removeResident(open.resident.name)} act={words.removeResident(open.resident.name)} danger onConfirm={() => remove(open.resident)} onClose={close}>
          <p>{words.removeNote}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
