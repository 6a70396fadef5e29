import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Failure } from '../../parts/failure.tsx'
import { SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { PersonField } from '../people/person-field.tsx'
import { afterSetup, type FoundSettings } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

type Pair = FoundSettings['pairs'][number]

/** Who should not work the same shift, and who should. They weigh, they bind nobody. */
export function PairsSection({ settings, may }: { readonly settings: FoundSettings; readonly may: boolean }) {
  const words = useSetupWords()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const nameOf = (id: string | undefined) => settings.names.find((one) => one.id === id)?.name ?? id ?? ''
  const put = async (pairs: readonly Pair[]) => {
    await ask(api['roster-settings'].$put({ json: { ...settings, pairs: [...pairs] } }))
    await afterSetup(client)
  }
  return (
    <Section title={words.pairs} actions={may && <Button onClick={() => setOpen(true)}>{words.addPair}</Button>}>
      {settings.pairs.length === 0 && <p className="mt-2 text-ink-2">{words.noPairs}</p>}
      <ul className="mt-2 divide-y divide-line">
        {settings.pairs.map((pair) => {
          const names = words.pairOf(nameOf(pair.people[0]), nameOf(pair.people[1]))
          return (
            <li key={pair.people.join()} className="flex flex-wrap items-center justify-between gap-3 py-1.5">
              <span>
                {names} · {words.pairHow[pair.how]}
              </span>
              {may && (
                <Button aria-label={`${words.remove} ${names}`} onClick={() => void put(settings.pairs.filter((one) => one !== pair)).then(() => setFailure(undefined), setFailure)}>
                  {words.remove}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Failure error={failure} />
      {open && <PairDialog onAdd={(pair) => put([...settings.pairs, pair])} onClose={() => setOpen(false)} />}
    </Section>
  )
}

type DialogProps = { readonly onAdd: (pair: Pair) => Promise<void>; readonly onClose: () => void }

function PairDialog({ onAdd, onClose }: DialogProps) {
  const words = useSetupWords()
  const form = useOfficeForm({
    name: 'pair',
    schema: z.object({ one: z.string(), two: z.string(), how: z.string() }).check(z.refine(({ one, two }) => one !== '' && two !== '' && one !== two, { path: ['two'], message: words.wrong.pair })),
    defaults: { one: '', two: '', how: 'apart' },
    onSubmit: async ({ one, two, how }) => {
      await onAdd({ people: [one, two] as never, how: how as Pair['how'] })
      onClose()
    },
  })
  return (
    <Dialog title={words.addPair} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <PersonField form={form} path="one" label={words.one} />
        <PersonField form={form} path="two" label={words.two} />
        <SelectField label={words.how} choices={choicesOf(words.pairHow)} {...form.fieldOf('how')} />
      </OfficeForm>
    </Dialog>
  )
}
