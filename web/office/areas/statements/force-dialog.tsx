import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { accountOf, fundNames } from '../../../../functions/ledger/chart.ts'
import { differenceAccounts } from '../../../../functions/reconciliation/difference-rules.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { useWords } from '../../i18n/languages.ts'
import { AreaField, SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import type { Entry } from './bench-sums.ts'
import { afterMatch, forceMatch, type FoundLine } from './queries.ts'
import { useStatementWords } from './words.ts'

type Props = { readonly account: string; readonly lines: readonly FoundLine[]; readonly entries: readonly Entry[]; readonly differenceFen: number; readonly onClose: () => void }

/** Where a difference goes and why; it waits for another person. */
export function ForceDialog({ account, lines, entries, differenceFen, onClose }: Props) {
  const words = useStatementWords()
  const common = useWords()
  const { yuan } = useFormat()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'force',
    schema: z.object({ account: z.string().check(z.minLength(1, words.accountNeeded)), fund: z.string(), reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200, common.tooLong(200))) }),
    defaults: { account: '', fund: 'ORGANISATION', reason: '' },
    onSubmit: async ({ account: other, fund, reason }) => {
      const of = (bill: boolean) => entries.filter((entry) => entry.bill === bill).map(({ id }) => id)
      await forceMatch(account, { lines: lines.map(({ id }) => id), vouchers: of(false), bills: of(true), difference: { account: other, fund }, reason: reason.trim() })
      await afterMatch(client)
      onClose()
    },
  })
  const accounts = differenceAccounts.map((code) => ({ value: code as string, label: `${code} ${accountOf(code)?.name[lang] ?? ''}` }))
  return (
    <Dialog title={words.forceTitle} onClose={onClose}>
      <p className="mt-4">{words.forceLead(yuan(differenceFen))}</p>
      <OfficeForm form={form} act={words.forceAct} onCancel={onClose}>
        <SelectField label={words.forceAccount} empty={words.pickOne} choices={accounts} {...form.fieldOf('account')} />
        <SelectField label={words.forceFund} choices={Object.entries(fundNames).map(([value, name]) => ({ value, label: name[lang] }))} {...form.fieldOf('fund')} />
        <AreaField label={words.forceReason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
