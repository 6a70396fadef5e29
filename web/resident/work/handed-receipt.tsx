import { useFormat } from '../../shared/i18n/language.tsx'
import { Facts } from '../facts.tsx'
import type { Shift } from './queries.ts'
import { useWorkWords } from './words.tsx'

/** Who gave how much to whom, and what it should have been; as it stands in the books. */
export function HandedReceipt({ shift }: { readonly shift: Shift }) {
  const words = useWorkWords()
  const format = useFormat()
  const { handed } = shift
  if (!handed) return null
  const { differenceFen } = handed
  return (
    <Facts
      facts={[
        [words.shift.handedAt, format.moment(handed.at)],
        [words.shift.by, shift.attendant],
        [words.shift.to, handed.receiver],
        [words.shift.floatShort, format.yuan(shift.floatFen)],
        [words.shift.taken(shift.sales), format.yuan(shift.cashFen)],
        [words.shift.expected, format.yuan(shift.expectedFen)],
        [words.shift.counted, <strong key="counted">{format.yuan(handed.countedFen)}</strong>],
        [words.shift.difference, differenceFen === 0 ? words.shift.same : differenceFen > 0 ? words.shift.over(format.yuan(differenceFen)) : words.shift.short(format.yuan(-differenceFen))],
        handed.note !== '' && [words.shift.why, handed.note],
        handed.voucher !== null && [words.shift.voucher, handed.voucher],
        [words.shift.number, shift.id],
      ]}
    />
  )
}
