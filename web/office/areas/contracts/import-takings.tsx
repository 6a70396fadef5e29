import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import type { ImportedTakings } from '../../../../functions/contracts/settlement-model.ts'
import { ApiError, asApiError } from '../../../shared/api/api-error.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { afterContract } from './queries.ts'
import { useContractWords } from './words.ts'

/** A file of takings; each row that was not taken is named with its reason. */
export function ImportTakings() {
  const words = useContractWords()
  const { lang } = useLanguage()
  const textOf = useFailureText()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({ mutationFn: sendTakings, onSuccess: () => afterContract(client) })
  return (
    <Section title={words.importTitle}>
      <p className="mt-2 text-ink-2">{words.importHint}</p>
      <p className="mt-3">
        <Button busy={send.isPending} onClick={() => input.current?.click()} className="min-h-10">
          <FileUp aria-hidden className="size-4" />
          {send.isPending ? words.importing(send.variables.name) : words.importAct}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx,text/csv"
          aria-label={words.importAct}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) send.mutate(file)
            // The same file may be chosen again.
            event.target.value = ''
          }}
        />
      </p>
      {send.error && <Notice tone="bad">{textOf(send.error)}</Notice>}
      {send.data && <Notice tone={send.data.refused.length > 0 ? 'warn' : 'good'}>{words.imported(send.data.recorded, send.data.unchanged)}</Notice>}
      {send.data && send.data.refused.length > 0 && (
        <>
          <p className="mt-3 font-medium">{words.refusedRows(send.data.refused.length)}</p>
          <ul className="mt-1 list-disc pl-6">
            {send.data.refused.map(({ row, say }) => (
              <li key={row}>{words.row(row, say[lang])}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** Sends the file as it is; the typed client speaks JSON only. Throws ApiError. */
async function sendTakings(file: File): Promise<ImportedTakings> {
  const response = await fetch(`/v1/facilities/takings?${new URLSearchParams({ name: file.name })}`, {
    method: 'POST',
    headers: { 'accept-language': spokenLanguage(), 'content-type': 'application/octet-stream' },
    body: file,
  }).catch((thrown: unknown) => {
    throw asApiError(thrown)
  })
  const body = (await response.json().catch(() => undefined)) as (ImportedTakings & { error?: ConstructorParameters<typeof ApiError>[0] }) | undefined
  if (response.ok && body) return body
  throw body?.error ? new ApiError(body.error) : new ApiError({ kind: 'defect', code: 'defect', say: '' })
}
