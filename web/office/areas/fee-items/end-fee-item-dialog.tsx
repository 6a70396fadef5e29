import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { lastDay, parseDate } from '../../../../functions/calendar.ts'
import type { FeeItem } from '../../../../functions/fees/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { thisPeriod } from '../../parts/period-pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterFeeChange } from './queries.ts'
import { useFeeItemWords } from './words.ts'

export function EndFeeItemDialog({ item, onClose }: { readonly item: FeeItem; readonly onClose: () => void }) {
  const words = useFeeItemWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'end-fee',
    schema: z.object({ lastDay: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)) }),
    defaults: { lastDay: lastDay(thisPeriod()) },
    onSubmit: async (json) => {
      await ask(api['fee-items'][':item'].end.$post({ param: { item: item.id }, json }))
      await afterFeeChange(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.endTitle(item.name[lang])} onClose={onClose}>
      <p className="mt-4">{words.endNote}</p>
      <OfficeForm form={form} act={words.endAct} onCancel={onClose} danger>
        <DateField label={words.lastDay} {...form.fieldOf('lastDay')} />
      </OfficeForm>
    </Dialog>
  )
}
