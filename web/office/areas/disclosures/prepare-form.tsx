import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type Basis, spendingKinds, usualKind } from '../../../../functions/disclosure/figures-model.ts'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { purposeNames } from '../../../../functions/ledger/purposes.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterDisclosure, type FoundDraft } from './queries.ts'
import { useDisclosureWords } from './words.ts'

type Line = Pick<Basis, 'fund' | 'use'>

/** Every kind of spending of the whole organization, once a fund. */
function linesOf({ scopes }: FoundDraft): Line[] {
  const whole = scopes.find(({ community }) => community === null)
  return (whole?.funds ?? []).flatMap(({ fund, spending }) => spending.filter(({ fen }) => fen !== 0).map(({ use }) => ({ fund, use })))
}

/** What each kind of spending is and why; of a correction also what it mends. */
export function PrepareForm({ draft, onDone }: { readonly draft: FoundDraft; readonly onDone: () => void }) {
  const words = useDisclosureWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const lines = linesOf(draft)
  const correction = draft.version > 1
  const form = useOfficeForm({
    name: 'prepare',
    schema: z.object({
      note: z.string().check(z.refine((text) => !correction || text.trim() !== '', words.needed), z.maxLength(200)),
      lines: z.array(z.object({ as: z.enum(spendingKinds), basis: z.string().check(z.maxLength(120)) })),
    }),
    defaults: {
      note: draft.note,
      lines: lines.map(({ fund, use }) => {
        const said = draft.bases.find((one) => one.fund === fund && one.use === use)
        return { as: said?.as ?? usualKind(fund, use), basis: said?.basis ?? '' }
      }),
    },
    onSubmit: async ({ note, lines: said }) => {
      const bases = lines.map((line, at) => ({ ...line, as: said[at]!.as, basis: said[at]!.basis.trim() }))
      await ask(api['disclosure-draft'].$put({ query: { span: draft.id as never }, json: { bases, note: note.trim() } }))
      await afterDisclosure(client)
      onDone()
    },
  })
  const kinds = [
    { value: 'cost', label: words.asCost },
    { value: 'use', label: words.asUse },
  ]
  return (
    <OfficeForm form={form} act={words.prepareAct} onCancel={onDone}>
      {correction && <TextField label={words.note} hint={words.noteHint} {...form.fieldOf('note')} />}
      <p className="text-ink-2">{lines.length > 0 ? words.basesHint : words.noSpending}</p>
      {lines.map(({ fund, use }, at) => (
        <fieldset key={`${fund} ${use}`} className="grid gap-3 border-t border-line pt-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <legend className="float-left font-medium">{`${fundNames[fund][lang]} · ${purposeNames[use][lang]}`}</legend>
          <SelectField className="sm:col-start-1" label={words.kindOf} choices={kinds} {...form.fieldOf(`lines.${at}.as`)} />
          <TextField label={words.basis} {...form.fieldOf(`lines.${at}.basis`)} />
        </fieldset>
      ))}
    </OfficeForm>
  )
}
