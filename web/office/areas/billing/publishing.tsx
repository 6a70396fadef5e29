import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Run } from '../../../../functions/fees/run-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { useBillingWords } from './words.ts'

/** How far publishing is; when something stopped it, what and how to go on. */
export function Publishing({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const common = useWords()
  const { count } = useFormat()
  const may = useMay()
  const client = useQueryClient()
  const goOn = useMutation({
    mutationFn: () => ask(api['billing-runs'][':run'].publish.$post({ param: { run: run.id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['run'] }),
  })
  const { billsDone, skipped } = run.progress
  return (
    <div className="mt-3 border border-line bg-paper p-4">
      <ProgressBar label={words.publishing} done={billsDone + skipped} of={run.bills} say={words.progress(count(billsDone + skipped), count(run.bills))} />
      {!run.problem && <p className="mt-1 text-ink-2">{words.progressNote}</p>}
      {run.problem && (
        <Notice tone="bad">
          <p>{run.problem.say}</p>
          <p>{words.stoppedNote}</p>
        </Notice>
      )}
      <Failure error={goOn.error} />
      {run.problem && may('publishBilling') && (
        <Button kind="main" busy={goOn.isPending} onClick={() => goOn.mutate()} className="mt-3 min-h-10">
          {goOn.isPending ? common.working : words.goOn}
        </Button>
      )}
    </div>
  )
}
