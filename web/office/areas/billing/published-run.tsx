import { Link } from '@tanstack/react-router'
import type { Run } from '../../../../functions/fees/run-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useBillingWords } from './words.ts'

/** As many pages as one file may have. */
const pagesMax = 1300

/** After publishing: what was made, and the paper bills. */
export function PublishedRun({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const { yuan, moment } = useFormat()
  const { billsDone, fenDone, skipped } = run.progress
  return (
    <>
      <Notice tone="good">
        <p className="font-bold">{words.published(billsDone, yuan(fenDone))}</p>
        {run.publishedBy && run.publishedAt && <p>{words.publishedBy(run.publishedBy, moment(run.publishedAt))}</p>}
        {run.firstNo && run.lastNo && <p>{words.numbers(run.firstNo, run.lastNo)}</p>}
        {run.creditUsed.households > 0 && <p>{words.creditUsed(run.creditUsed.households, yuan(run.creditUsed.fen))}</p>}
        {skipped > 0 && <p>{words.skipped(skipped)}</p>}
      </Notice>
      <p className="mt-3 flex flex-wrap items-center gap-2">
        {billsDone <= pagesMax ? (
          <a href={fileUrl(`/v1/billing-runs/${run.id}/pdf`)} target="_blank" rel="noreferrer" className={buttonClass('main', 'min-h-10')}>
            {words.printAll(billsDone)}
          </a>
        ) : (
          <span className="text-ink-2">{words.printMany}</span>
        )}
        <Link to="/bills" search={{ period: run.period, community: run.community }} className={buttonClass('plain', 'min-h-10')}>
          {words.seeBills}
        </Link>
      </p>
    </>
  )
}
