import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../../parts/notice.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { workQuery } from '../disclosures/queries.ts'
import { useOverviewWords } from './words.ts'

/** Books that should be open to residents by now, and objections that nobody has answered in time (D2). */
export function DisclosuresOverdue() {
  const words = useOverviewWords()
  const may = useMay()
  const { data } = useQuery({ ...workQuery, enabled: may('getDisclosureWork') })
  const late = data ? data.due.filter(({ overdue }) => overdue).length : 0
  const unanswered = data ? data.objections.filter(({ overdue }) => overdue).length : 0
  if (late + unanswered === 0) return null
  return (
    <Notice tone="bad">
      {[late > 0 && words.disclosuresLate(late), unanswered > 0 && words.objectionsLate(unanswered)].filter(Boolean).join(' ')}{' '}
      <Link to="/disclosures" className={textLink()}>
        {words.toDisclosures}
      </Link>
    </Notice>
  )
}
