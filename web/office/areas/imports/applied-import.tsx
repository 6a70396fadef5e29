import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useMay } from '../../shell/session.ts'
import type { FoundImport } from './queries.ts'
import { useImportWords } from './words.ts'

/** Done: what was written, what was left, and what comes next. */
export function AppliedImport({ found }: { readonly found: FoundImport }) {
  const words = useImportWords()
  const { count } = useFormat()
  const may = useMay()
  const { applied, counts, included, community } = found
  if (!applied) return null
  const notApplied = counts.refused + counts.question - included
  return (
    <>
      <Notice tone="good">
        <p className="font-bold">{words.applied(count(applied.created), count(applied.changed))}</p>
        {applied.same > 0 && <p>{words.appliedSame(applied.same)}</p>}
      </Notice>
      {(applied.left > 0 || notApplied > 0) && (
        <Notice tone="warn" className="mt-2">
          {applied.left > 0 && <p>{words.appliedLeft(applied.left)}</p>}
          {notApplied > 0 && <p>{words.appliedRefused(notApplied)}</p>}
        </Notice>
      )}
      <p className="mt-3 flex flex-wrap gap-2">
        <Link to="/households" search={{ community }} className={buttonClass('main', 'min-h-10')}>
          {words.seeHouseholds}
        </Link>
        {may('createFeeItem') && (
          <Link to="/fee-items" className={buttonClass('plain', 'min-h-10')}>
            {words.nextFees}
          </Link>
        )}
      </p>
    </>
  )
}
