import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { addMonths, parsePeriod, type Period } from '../../../../functions/calendar.ts'
import { parseDecimal, parseYuan, yuan as plainYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, MoneyField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { thisPeriod } from '../../parts/period-pick.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterSubsidy, type FoundScheme } from './queries.ts'
import { useSubsidyWords } from './words.ts'

type Rate = FoundScheme['rates'][number]

/** A new rate from a month on, by its document, or the scheme's last month. What changes stands above the button before it is saved. */
export function ReviseDialog({ scheme, onClose }: { readonly scheme: FoundScheme; readonly onClose: () => void }) {
  const words = useSubsidyWords()
  const client = useQueryClient()
  const last = scheme.rates.at(-1)!
  const soonest = [thisPeriod(), addMonths(last.from as Period, 1)].toSorted().at(-1)!
  const form = useOfficeForm({
    name: 'revise',
    schema: z
      .object({ changes: z.boolean(), from: z.string(), base: z.enum(['minimum-wage', 'employer-contributions', 'fixed']), share: z.string(), fixed: z.string(), cap: z.string(), document: z.string(), to: z.string() })
      .check(
        z.refine(({ changes, from }) => !changes || (parsePeriod(from) !== undefined && from > last.from), { error: words.laterMonth(last.from), path: ['from'] }),
        z.refine(({ changes, share }) => !changes || (parseDecimal(share.trim(), 2) ?? 0) > 0, { error: words.shareNeeded, path: ['share'] }),
        z.refine(({ changes, base, fixed }) => !changes || base !== 'fixed' || (parseYuan(fixed.trim()) ?? 0) > 0, { error: words.amountNeeded, path: ['fixed'] }),
        z.refine(({ changes, cap }) => !changes || parseYuan(cap.trim() || '0') !== undefined, { error: words.amountNeeded, path: ['cap'] }),
        z.refine(({ changes, document }) => !changes || document.trim().length > 1, { error: words.needed, path: ['document'] }),
        z.refine(({ to }) => to === '' || (parsePeriod(to) !== undefined && to >= scheme.from), { error: words.endBefore, path: ['to'] }),
      ),
    defaults: { changes: true, from: soonest as string, base: last.base, share: String(last.shareBp / 100), fixed: last.fixedFen ? plainYuan(last.fixedFen) : '', cap: last.capFen === null ? '' : plainYuan(last.capFen), document: '', to: scheme.to ?? '' },
    onSubmit: async (values) => {
      await ask(api.subsidies.schemes[':scheme'].$patch({ param: { scheme: scheme.id }, json: { version: scheme.version, ...(values.changes ? { rate: rateOf(values) } : {}), to: (values.to || null) as Period | null } }))
      await afterSubsidy(client)
      onClose()
    },
  })
  const { fieldOf } = form
  const values = form.form.watch()
  return (
    <Dialog title={words.reviseTitle(scheme.name)} onClose={onClose}>
      <OfficeForm form={form} act={words.revise} onCancel={onClose}>
        <Check {...form.form.register('changes')}>{words.newRate}</Check>
        {values.changes && (
          <>
            <TextField label={words.rateFrom} type="month" {...fieldOf('from')} />
            <TextField label={words.document} maxLength={120} {...fieldOf('document')} />
            <RadioRow legend={words.base} choices={choicesOf(words.bases)} {...form.form.register('base')} />
            <TextField label={words.share} inputMode="decimal" {...fieldOf('share')} />
            {values.base === 'fixed' && <MoneyField label={words.fixed} {...fieldOf('fixed')} />}
            <MoneyField label={words.capYuan} optional {...fieldOf('cap')} />
          </>
        )}
        <TextField label={words.lastMonth} hint={words.lastMonthHint} type="month" optional {...fieldOf('to')} />
        <Changes scheme={scheme} rate={values.changes ? rateOf(values) : undefined} to={values.to || null} />
      </OfficeForm>
    </Dialog>
  )
}

function Changes({ scheme, rate, to }: { readonly scheme: FoundScheme; readonly rate: Rate | undefined; readonly to: string | null }) {
  const words = useSubsidyWords()
  const { period, yuan, percent, marks } = useFormat()
  const last = scheme.rates.at(-1)!
  const shown = ({ base, shareBp, fixedFen, capFen }: Rate) => [base === 'fixed' ? `${words.bases.fixed} ${yuan(fixedFen)}` : words.bases[base], percent(shareBp / 10_000), capFen === null ? words.none : yuan(capFen)] as const
  const month = (text: string | null) => (text === null || parsePeriod(text) === undefined ? words.noEnd : period(text as Period))
  const [before, after] = [shown(last), rate ? shown(rate) : shown(last)]
  const lines = [words.base, words.share, words.capYuan].flatMap((name, at) => (before[at] === after[at] ? [] : [`${name}${marks.colon}${before[at]} → ${after[at]}`]))
  const all = [...(rate && parsePeriod(rate.from) ? [words.ratesFrom(period(rate.from as Period)), ...(lines.length > 0 ? lines : [words.sameRate])] : []), ...(to === scheme.to ? [] : [`${words.lastMonth}${marks.colon}${month(scheme.to)} → ${month(to)}`])]
  return (
    <section aria-label={words.whatChanges} className="border-l-4 border-line-strong pl-3">
      <p className="font-medium">{words.whatChanges}</p>
      {all.length > 0 ? all.map((text) => <p key={text}>{text}</p>) : <p className="text-ink-2">{words.nothingChanges}</p>}
      <p className="mt-1 text-ink-2">{words.claimedStays}</p>
    </section>
  )
}

type Values = { readonly from: string; readonly base: Rate['base']; readonly share: string; readonly fixed: string; readonly cap: string; readonly document: string }

function rateOf({ from, base, share, fixed, cap, document }: Values): Rate {
  const capFen = parseYuan(cap.trim() || '0') ?? 0
  return { from: from as Period, base, shareBp: parseDecimal(share.trim(), 2) ?? 0, fixedFen: base === 'fixed' ? (parseYuan(fixed.trim()) ?? 0) : 0, capFen: capFen > 0 ? capFen : null, document: document.trim() }
}
