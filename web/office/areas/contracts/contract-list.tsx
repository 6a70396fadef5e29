import { Link } from '@tanstack/react-router'
import type { ContractRow } from '../../../../functions/contracts/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useContractWords } from './words.ts'

type Row = Pick<ContractRow, 'no' | 'facilityName' | 'party' | 'from' | 'to' | 'daysLeft' | 'alert' | 'state' | 'monthlyFen' | 'tiers' | 'waits'> & { readonly id: string }

const tones = { coming: 'wait', active: 'good', expired: 'off', ended: 'off' } as const satisfies Record<Row['state'], Tone>

/** What waits for a second person, else what there is to mind about the end, else the state. */
export function ContractState({ contract: { alert, state, waits } }: { readonly contract: Pick<Row, 'alert' | 'state' | 'waits'> }) {
  const words = useContractWords()
  if (waits) return <Status tone="part">{words.waits[waits]}</Status>
  return alert ? <Status tone={alert === 'expired' ? 'bad' : 'part'}>{words.alerts[alert]}</Status> : <Status tone={tones[state]}>{words.states[state]}</Status>
}

/** `ofOne`: all of one facility, whose name need not stand in each row. */
export function ContractList({ contracts, ofOne = false }: { readonly contracts: readonly Row[]; readonly ofOne?: boolean }) {
  const words = useContractWords()
  const { yuan, date } = useFormat()
  const name = (one: Row) => (
    <Link to="/contracts/$contract" params={{ contract: one.id }} className={rowLink}>
      {one.no}
    </Link>
  )
  const columns: Column<Row>[] = [
    { key: 'no', head: words.no, names: true, cell: name },
    ...(ofOne ? [] : [{ key: 'facility', head: words.facility, wraps: true, cell: (one: Row) => one.facilityName }]),
    { key: 'party', head: words.party, wraps: true, cell: (one) => one.party.name },
    { key: 'term', head: words.term, cell: (one) => words.to(date(one.from), date(one.to)) },
    { key: 'rent', head: words.rent, right: true, cell: (one) => yuan(one.monthlyFen) },
    { key: 'share', head: words.share, cell: (one) => <Share tiers={one.tiers} /> },
    { key: 'state', head: words.state, cell: (one) => <ContractState contract={one} /> },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={contracts}
      rowKey={(one) => one.id}
      columns={columns}
      phone={(one) => (
        <PhoneRow title={name(one)} aside={yuan(one.monthlyFen)}>
          <p className="text-ink-2">{[ofOne ? '' : one.facilityName, one.party.name].filter(Boolean).join(' · ')}</p>
          <p className="text-ink-2">{words.to(date(one.from), date(one.to))}</p>
          <ContractState contract={one} />
        </PhoneRow>
      )}
    />
  )
}

/** The first tier, and that there are more. */
function Share({ tiers }: Pick<Row, 'tiers'>) {
  const words = useContractWords()
  const { percent } = useFormat()
  if (!tiers) return words.none
  const rates = [...new Set([tiers[0]!.rateBp, tiers.at(-1)!.rateBp])].map((rate) => percent(rate / 10_000))
  return rates.join('–')
}
