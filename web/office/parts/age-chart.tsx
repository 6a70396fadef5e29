import type { AgeBucket } from '../../../functions/ledger/shapes.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { useWords } from '../i18n/languages.ts'
import { BarChart } from './bar-chart.tsx'

type Props = { readonly title: string; readonly heads: readonly [string, string]; readonly ages: readonly { readonly age: AgeBucket; readonly openFen: number }[] }

/** Open amounts by days overdue; what is not due yet is no arrears and keeps the tenant's colour. */
export function AgeChart({ title, heads, ages }: Props) {
  const words = useWords()
  const { amount } = useFormat()
  return <BarChart title={title} heads={heads} format={amount} bars={ages.map(({ age, openFen }) => ({ key: age, label: words.ages[age], fen: openFen, bad: age !== 'not-due' }))} />
}
