import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../../functions/ledger/shapes.ts'
import { Notice } from '../../parts/notice.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOverviewWords } from './words.ts'

/** Work that goes on behind the screens, with the way to its progress. */
export function JobsUnderWay({ jobs }: { readonly jobs: Overview['jobs'] }) {
  const words = useOverviewWords()
  if (jobs.length === 0) return null
  return (
    <Notice tone="warn">
      <p className="font-bold">{words.jobs}</p>
      <ul>
        {jobs.map(({ id, kind, state }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            {kind in words.jobKinds ? words.jobKinds[kind as keyof typeof words.jobKinds] : kind} ({state in words.jobStates ? words.jobStates[state as keyof typeof words.jobStates] : state})
            <Link to={kind === 'import' ? '/imports' : '/billing'} className={textLink('text-warn')}>
              {words.seeJob}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
