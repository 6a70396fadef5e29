import { useState } from 'react'
import type { BillRow } from '../../../../functions/fees/bill-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { useMay } from '../../shell/session.ts'
import type { Collecting } from './bills-screen.tsx'
import { useBillWords } from './words.ts'

type Props = { readonly bills: readonly BillRow[]; readonly onCollect: (collecting: Collecting) => void; readonly onClear: () => void }

/** What can be done with the chosen rows. An act that cannot go ahead says why. */
export function ChosenBills({ bills, onCollect, onClear }: Props) {
  const words = useBillWords()
  const { yuan } = useFormat()
  const may = useMay()
  const textOf = useFailureText()
  const [say, setSay] = useState<string>()
  const open = bills.filter((bill) => bill.openFen > 0)
  const openFen = open.reduce((total, bill) => total + bill.openFen, 0)
  const collect = () => {
    const units = new Set(open.map((bill) => bill.unit))
    const [unit] = units
    if (!unit) return setSay(words.nothingOpen)
    if (units.size > 1) return setSay(words.oneHousehold)
    setSay(undefined)
    onCollect({ unit, bills: open.map((bill) => bill.id) })
  }
  const save = async () => {
    for (const [at, bill] of bills.entries()) {
      setSay(words.saving(at + 1, bills.length))
      await saveFile(fileUrl(`/v1/bills/${bill.id}/pdf`))
    }
    setSay(undefined)
  }
  const link = 'inline-flex min-h-9 items-center font-medium text-white underline underline-offset-4'
  return (
    <div role="status" className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 rounded-md bg-ink px-4 py-1.5 text-white">
      <span>{words.chosen(bills.length, yuan(openFen))}</span>
      {may('recordCounterPayment') && (
        <button type="button" onClick={collect} className={link}>
          {words.collectChosen(open.length, yuan(openFen))}
        </button>
      )}
      <button type="button" onClick={() => void save().catch((thrown: unknown) => setSay(textOf(thrown)))} className={link}>
        {words.saveChosen(bills.length)}
      </button>
      <button type="button" onClick={onClear} className={`ml-auto ${link}`}>
        {words.unchoose}
      </button>
      {say && <span className="w-full">{say}</span>}
    </div>
  )
}
