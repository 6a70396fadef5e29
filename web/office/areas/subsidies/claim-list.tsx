import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import type { FoundClaimRow } from './queries.ts'
import { useSubsidyWords } from './words.ts'

const tones = { claimed: 'wait', part: 'part', settled: 'good' } as const satisfies Record<FoundClaimRow['state'], Tone>
export const ClaimState = ({ state }: Pick<FoundClaimRow, 'state'>) => <Status tone={tones[state]}>{useSubsidyWords().claimStates[state]}</Status>

export function ClaimList({ claims }: { readonly claims: readonly FoundClaimRow[] }) {
  const words = useSubsidyWords()
  const { yuan, period } = useFormat()
  const name = (claim: FoundClaimRow) => (
    <Link to="/subsidies/$claim" params={{ claim: claim.id }} className={rowLink}>
      {`${claim.schemeName} ${words.span(period(claim.from), period(claim.to))}`}
    </Link>
  )
  const columns: Column<FoundClaimRow>[] = [
    { key: 'name', head: words.scheme, names: true, wraps: true, cell: name },
    { key: 'lines', head: words.lines, right: true, cell: (claim) => claim.lines },
    { key: 'total', head: words.total, right: true, cell: (claim) => yuan(claim.totalFen) },
    { key: 'received', head: words.received, right: true, cell: (claim) => yuan(claim.receivedFen) },
    { key: 'rejected', head: words.rejected, right: true, cell: (claim) => yuan(claim.rejectedFen) },
    { key: 'state', head: words.state, cell: (claim) => <ClaimState state={claim.state} /> },
  ]
  return (
    <DataTable
      caption={words.claims}
      rows={claims}
      rowKey={(claim) => claim.id}
      columns={columns}
      phone={(claim) => (
        <PhoneRow title={name(claim)} aside={yuan(claim.totalFen)}>
          <p className="text-ink-2">{`${words.received} ${yuan(claim.receivedFen)} · ${words.rejected} ${yuan(claim.rejectedFen)}`}</p>
          <ClaimState state={claim.state} />
        </PhoneRow>
      )}
    />
  )
}
