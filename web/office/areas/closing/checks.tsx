import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import type { FoundMonth } from './queries.ts'
import { useClosingWords } from './words.ts'

type Check = FoundMonth['checks'][number]
const tones = { done: 'good', open: 'part', blocked: 'bad' } as const

/** The checklist, each line leading to where it is dealt with. */
export function Checks({ month }: { readonly month: FoundMonth }) {
  const words = useClosingWords()
  const { yuan, count } = useFormat()
  const begun = month.state === 'summing' || month.state === 'waiting' || month.state === 'closed'
  const title = begun ? words.checksDone : words.checks
  const state = (check: Check) => <Status tone={tones[check.state]}>{words.checkStates[check.state]}</Status>
  const columns: Column<Check>[] = [
    { key: 'check', head: words.check, names: true, wraps: true, cell: (check) => <CheckName check={check} /> },
    { key: 'state', head: words.state, cell: state },
    { key: 'count', head: words.number, right: true, cell: (check) => count(check.count) },
    { key: 'amount', head: words.amount, right: true, cell: (check) => (check.amountFen ? yuan(check.amountFen) : '—') },
  ]
  return (
    <Section title={title} bare>
      <DataTable
        caption={title}
        rows={month.checks}
        rowKey={(check) => check.id}
        columns={columns}
        phone={(check) => (
          <PhoneRow title={<CheckName check={check} />} aside={check.count > 0 ? count(check.count) : undefined}>
            {state(check)}
          </PhoneRow>
        )}
      />
    </Section>
  )
}

/** A link while something is left. The address comes from the service, which knows the office's screens by their paths. */
function CheckName({ check }: { readonly check: Check }) {
  if (check.count === 0) return check.name
  const [path, query] = check.link.split('?')
  return (
    <Link to={path as '/stuck'} search={Object.fromEntries(new URLSearchParams(query ?? ''))} className={rowLink}>
      {check.name}
    </Link>
  )
}
