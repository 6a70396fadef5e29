import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../../parts/notice.tsx'
import { useMay } from '../../shell/session.ts'
import { contractsQuery } from '../contracts/queries.ts'
import { useOverviewWords } from './words.ts'

/** Contracts of facilities that end soon, or have ended without a renewal; nothing when there are none. */
export function ContractsThatEnd() {
  const words = useOverviewWords()
  const may = useMay()
  const { data } = useQuery({ ...contractsQuery({ expiring: 'yes', limit: '1' }), enabled: may('listContracts') })
  if (!data) return null
  const { expired, ...soon } = data.alerts
  const ending = soon['in-90'] + soon['in-30'] + soon['in-7']
  if (ending + expired === 0) return null
  return (
    <Notice tone="warn">
      <Link to="/contracts" search={{ expiring: 'yes' }} className="underline underline-offset-4">
        {words.contractsEnd(ending, expired)}
      </Link>
    </Notice>
  )
}
