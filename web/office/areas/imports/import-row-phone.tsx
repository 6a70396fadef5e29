import { Check } from '../../parts/form-fields.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import type { FoundRow as Row } from './queries.ts'
import { Reasons } from './reasons.tsx'
import { VerdictStatus } from './verdict-status.tsx'
import { useImportWords } from './words.ts'

type Props = { readonly row: Row; readonly included: boolean; readonly onToggle?: (row: number) => void }

export function ImportRowPhone({ row, included, onToggle }: Props) {
  const words = useImportWords()
  const { building, room, owner, area, phone } = row.values
  return (
    <>
      <PhoneRow title={[building, room, owner].filter(Boolean).join(' ') || words.rowNo(row.row)} aside={<span className="font-normal text-ink-2">{words.rowNo(row.row)}</span>}>
        <p className="text-ink-2">{[area, phone].filter(Boolean).join(' · ')}</p>
        <VerdictStatus verdict={row.verdict} />
      </PhoneRow>
      <Reasons row={row} />
      {onToggle && row.verdict === 'question' && (
        <Check checked={included} onChange={() => onToggle(row.row)} className="mt-1">
          {words.includeRow(row.row)}
        </Check>
      )}
    </>
  )
}
