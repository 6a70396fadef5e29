import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import type { FoundImport } from './queries.ts'
import { useImportWords } from './words.ts'

/** How far applying is; after a stop, going on from there. */
export function Applying({ found }: { readonly found: FoundImport }) {
  const words = useImportWords()
  const common = useWords()
  const { count } = useFormat()
  const may = useMay()
  const client = useQueryClient()
  // The rows that were confirmed the first time are stored with the import; nothing needs to be named again.
  const goOn = useMutation({
    mutationFn: () => ask(api.imports[':import'].apply.$post({ param: { import: found.id }, json: {} })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['import'] }),
  })
  const { done, total } = found.progress
  return (
    <div className="mt-3 border border-line bg-paper p-4">
      <ProgressBar label={words.applying} done={done} of={total} say={words.progress(count(done), count(total))} />
      {found.state === 'applying' ? (
        <p className="mt-1 text-ink-2">{words.progressNote}</p>
      ) : (
        <>
          <Notice tone="bad">
            <p className="font-bold">{words.failed}</p>
            <p>{words.failedNote}</p>
          </Notice>
          {may('importUnits') && (
            <Button kind="main" busy={goOn.isPending} onClick={() => goOn.mutate()} className="mt-3 min-h-10">
              {goOn.isPending ? common.working : words.goOn}
            </Button>
          )}
        </>
      )}
      <Failure error={goOn.error} />
    </div>
  )
}
