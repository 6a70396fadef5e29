import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportedStatement } from '../../../../functions/reconciliation/model.ts'
import { ApiError } from '../../../shared/api/api-error.ts'
import { useFailureText } from '../../parts/failure.tsx'
import { FileDrop } from '../../parts/file-drop.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { fileBytesMax, sendFile } from '../../parts/send-file.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import { afterImport } from './queries.ts'
import { useStatementWords } from './words.ts'

const accept = '.csv,.txt,.xls,.xlsx,.xml,.sta,.mt940,.940,.ofx,.qfx,.zip'

/** Reading starts as soon as a file is given; columns that nobody knows yet are asked about once. */
export function UploadStatement({ account }: { readonly account: string }) {
  const words = useStatementWords()
  const textOf = useFailureText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const upload = useMutation({ mutationFn: (file: File) => sendFile<ImportedStatement>(`/v1/statement-accounts/${account}/statements`, file), onSuccess: () => afterImport(client) })
  const take = (files: readonly File[]) => {
    const [file] = files
    if (!file || upload.isPending) return
    upload.reset()
    const wrong = files.length > 1 ? words.oneFile : file.size > fileBytesMax ? words.tooLarge : undefined
    setProblem(wrong)
    if (!wrong) upload.mutate(file)
  }
  const unknown = upload.error instanceof ApiError && upload.error.code === 'columns-unknown' ? upload.error.details.map(({ say }) => say) : undefined
  const say = problem ?? (upload.error && !unknown ? textOf(upload.error) : undefined)
  return (
    <Section title={words.uploadTitle}>
      <FileDrop words={words} accept={accept} busy={upload.isPending ? words.reading(upload.variables.name) : undefined} onFiles={take} />
      {say && <Notice tone="bad">{say}</Notice>}
      {upload.data && <Notice tone="good">{words.taken(upload.data.lines, upload.data.again ? 0 : upload.data.newLines)}</Notice>}
      {unknown && (
        <ColumnsDialog
          account={account}
          headers={unknown}
          onClose={() => upload.reset()}
          onLearned={() => upload.variables && upload.mutate(upload.variables)}
        />
      )}
    </Section>
  )
}
