import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { parseDate } from '../../../../functions/calendar.ts'
import { parseDecimal } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterParking, type FoundArea } from './queries.ts'
import { useParkingWords } from './words.ts'

const shareOf = (text: string): number | undefined => {
  const share = parseDecimal(text, 2)
  return share !== undefined && share > 0 && share <= 10_000 ? share : undefined
}

/** The owners' decision about their shared land (P1). */
export function DecisionDialog({ area, onClose }: { readonly area: FoundArea; readonly onClose: () => void }) {
  const words = useParkingWords()
  const client = useQueryClient()
  const percent = z.string().check(z.refine((text) => shareOf(text) !== undefined, words.shareWrong))
  const form = useOfficeForm({
    name: 'decision',
    schema: z.object({ document: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(80)), date: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)), areaShare: percent, ownersShare: percent }),
    defaults: { document: area.decision?.document ?? '', date: area.decision?.date ?? '', areaShare: '', ownersShare: '' },
    onSubmit: async ({ document, date, areaShare, ownersShare }) => {
      await ask(api.parking.areas[':area'].$patch({ param: { area: area.id }, json: { version: area.version, decision: { document, date, areaShare: shareOf(areaShare)!, ownersShare: shareOf(ownersShare)! } } }))
      await afterParking(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.decision} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <TextField label={words.document} maxLength={80} {...form.fieldOf('document')} />
        <DateField label={words.decisionDate} {...form.fieldOf('date')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.areaShare} inputMode="decimal" {...form.fieldOf('areaShare')} />
          <TextField label={words.ownersShare} inputMode="decimal" {...form.fieldOf('ownersShare')} />
        </div>
      </OfficeForm>
    </Dialog>
  )
}
