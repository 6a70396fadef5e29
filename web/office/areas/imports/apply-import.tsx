import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Check } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import type { Included } from './included.ts'
import type { FoundImport } from './queries.ts'
import { useImportWords } from './words.ts'

type Props = { readonly found: FoundImport; readonly included: Included; readonly onIncluded: (included: Included) => void }

/** Takes the new and changed rows over, and those rows to confirm that a person ticked. */
export function ApplyImport({ found, included, onIncluded }: Props) {
  const words = useImportWords()
  const common = useWords()
  const may = useMay()
  const client = useQueryClient()
  const [nothing, setNothing] = useState(false)
  const apply = useMutation({
    mutationFn: () => ask(api.imports[':import'].apply.$post({ param: { import: found.id }, json: { include: included === 'all' ? 'all' : [...included] } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['import'] }),
  })
  if (!may('importUnits')) return null
  const questions = found.counts.question
  const confirmed = included === 'all' ? questions : included.size
  const wanted = found.counts.new + found.counts.changed + confirmed
  return (
    <div className="mt-4 border border-line bg-paper p-4">
      {questions > 0 && (
        <>
          <Check checked={included === 'all'} onChange={(event) => onIncluded(event.target.checked ? 'all' : new Set())}>
            {words.includeAll(questions)}
          </Check>
          <p className="mb-3 pl-7 text-ink-2">{included !== 'all' && confirmed > 0 ? words.includeSome(confirmed) : words.includeNote}</p>
        </>
      )}
      <Button kind="main" busy={apply.isPending} onClick={() => (wanted > 0 ? apply.mutate() : setNothing(true))} className="min-h-10">
        {apply.isPending ? common.working : words.apply(wanted)}
      </Button>
      {nothing && wanted === 0 && <Notice tone="warn">{words.nothing}</Notice>}
      <Failure error={apply.error} />
    </div>
  )
}
