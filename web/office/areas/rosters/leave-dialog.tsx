import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { addDays, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import type { LeaveKind } from '../../../../functions/leave/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { enterLeaveSetting, type FoundLeaveSettings, leaveSettingsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

type Names = { readonly leave: { readonly kinds: Readonly<Record<LeaveKind, string>> } }
const kindsOf = ({ leave }: Names) => Object.keys(leave.kinds) as LeaveKind[]

/** A version more, filled in with the last one: only what changes has to be typed. What somebody else enters meanwhile is never overwritten. */
export function LeaveDialog({ settings, onClose }: { readonly settings: FoundLeaveSettings; readonly onClose: () => void }) {
  const setup = useSetupWords()
  const words = setup.leave
  const { date } = useFormat()
  const client = useQueryClient()
  const last = settings.items[settings.items.length - 1]
  const kinds = kindsOf(setup)
  const ruleOf = (kind: LeaveKind) => (last ?? settings.shipped).kinds.find((one) => one.kind === kind)
  const each = <T,>(value: (kind: LeaveKind) => T) => Object.fromEntries(kinds.map((kind) => [kind, value(kind)])) as Record<LeaveKind, T>
  const tomorrow = addDays(today(systemClock), 1)
  const form = useOfficeForm({
    name: 'leave-setting',
    schema: z
      .object({
        from: z.string().check(z.refine((text) => parseDate(text) !== undefined && (!last || text >= last.from), last ? words.fromWrong(date(last.from)) : setup.wrong.from)),
        given: z.object(each(() => z.boolean())),
        days: z.object(each(() => z.string().check(z.refine((text) => text.trim() === '' || (/^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 366), words.daysWrong)))),
        notice: z.object(each(() => z.string().check(z.refine((text) => /^\d{1,2}$/.test(text.trim()) && Number(text) <= 60, words.noticeWrong)))),
        source: z.string().check(z.refine((text) => text.trim() !== '', words.sourceNeeded), z.maxLength(200)),
      })
      .check(z.refine(({ given }) => kinds.some((kind) => given[kind]), { path: ['source'], message: words.noneGiven })),
    defaults: {
      from: (last && last.from > tomorrow ? last.from : tomorrow) as string,
      given: each((kind) => ruleOf(kind) !== undefined),
      days: each((kind) => String(ruleOf(kind)?.daysMax ?? '')),
      notice: each((kind) => String(ruleOf(kind)?.noticeDays ?? 0)),
      source: last?.source ?? '',
    },
    onSubmit: async ({ from, given, days, notice, source }) => {
      try {
        await enterLeaveSetting({ from, source: source.trim(), version: settings.version, kinds: kinds.filter((kind) => given[kind]).map((kind) => ({ kind, daysMax: days[kind].trim() === '' ? null : Number(days[kind]), noticeDays: Number(notice[kind]) })) })
      } finally {
        await client.invalidateQueries(leaveSettingsQuery)
      }
      onClose()
    },
  })
  const { fieldOf } = form
  const given = form.form.watch('given')
  return (
    <Dialog title={words.enter} onClose={onClose} className="w-[min(42rem,94vw)]">
      <OfficeForm form={form} act={setup.save} onCancel={onClose}>
        <DateField label={setup.validFrom} hint={words.fromHint} {...fieldOf('from')} />
        {kinds.map((kind) => (
          <fieldset key={kind} className="border-t border-line pt-2">
            <legend className="sr-only">{words.kinds[kind]}</legend>
            <Check {...form.form.register(`given.${kind}`)}>
              <span className="font-medium">{words.kinds[kind]}</span>
            </Check>
            {given[kind] && (
              <div className="grid grid-cols-2 items-end gap-4">
                <TextField label={words.daysMax} inputMode="numeric" {...fieldOf(`days.${kind}`)} />
                <TextField label={words.noticeDays} inputMode="numeric" {...fieldOf(`notice.${kind}`)} />
              </div>
            )}
          </fieldset>
        ))}
        <TextField label={words.source} hint={words.sourceHint} maxLength={200} {...fieldOf('source')} />
      </OfficeForm>
    </Dialog>
  )
}
