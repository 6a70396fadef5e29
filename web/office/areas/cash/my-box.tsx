import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { MoneyField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { CountDialog } from './count-dialog.tsx'
import { afterCash, type FoundShift, myBoxQuery } from './queries.ts'
import { useCashWords } from './words.ts'

export function MyBox() {
  const words = useCashWords()
  const query = useQuery(myBoxQuery)
  return (
    <Section title={words.mine}>
      <Asked query={query} what={words.loading}>
        {({ shift, floatFen }) => (shift ? <OpenShift shift={shift} /> : <NoShift floatFen={floatFen} />)}
      </Asked>
    </Section>
  )
}

function OpenShift({ shift }: { readonly shift: FoundShift }) {
  const words = useCashWords()
  const { yuan, moment } = useFormat()
  const [counting, setCounting] = useState(false)
  return (
    <>
      <SummaryStrip
        label={words.mine}
        figures={[
          { label: words.float, value: yuan(shift.floatFen) },
          { label: words.takings, value: yuan(shift.takingsFen), note: words.since(moment(shift.since)) },
          { label: words.expected, value: yuan(shift.expectedFen) },
        ]}
      />
      <Button kind="main" className="mt-4 min-h-10" onClick={() => setCounting(true)}>
        {words.count}
      </Button>
      {counting && <CountDialog shift={shift} onClose={() => setCounting(false)} />}
    </>
  )
}

function NoShift({ floatFen }: { readonly floatFen: number | null }) {
  const words = useCashWords()
  const [opening, setOpening] = useState(false)
  return (
    <>
      <p className="mt-2 text-ink-2">{words.noShift}</p>
      <Button kind="main" className="mt-4 min-h-10" onClick={() => setOpening(true)}>
        {words.open}
      </Button>
      {opening && <OpenDialog floatFen={floatFen} onClose={() => setOpening(false)} />}
    </>
  )
}

function OpenDialog({ floatFen, onClose }: { readonly floatFen: number | null; readonly onClose: () => void }) {
  const words = useCashWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'cash-shift',
    schema: z.object({ float: z.string().check(z.refine((text) => (typedYuan(text) ?? -1) >= 0, words.amountWrong)) }),
    defaults: { float: '0.00' },
    onSubmit: async ({ float }) => {
      await ask(api.cash.shifts.$post({ json: { id, floatFen: floatFen ?? typedYuan(float)! } }))
      await afterCash(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.open} onClose={onClose}>
      {floatFen !== null && <p className="mt-4">{words.openNote(yuan(floatFen))}</p>}
      <OfficeForm form={form} act={words.open} onCancel={onClose}>
        {floatFen === null && <MoneyField label={words.float} hint={words.floatHint} {...form.fieldOf('float')} />}
      </OfficeForm>
    </Dialog>
  )
}
