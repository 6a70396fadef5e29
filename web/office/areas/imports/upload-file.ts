import type { ImportPreview } from '../../../../functions/estates/import-model.ts'
import { ApiError, asApiError } from '../../../shared/api/api-error.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

/** What the API takes in one body. */
export const fileBytesMax = 4 * 1024 * 1024

/** Sends a register as it is; the typed client speaks JSON only. Answers the preview, throws ApiError. */
export async function uploadFile(file: File, community: string): Promise<ImportPreview> {
  const response = await fetch(`/v1/imports?${new URLSearchParams({ name: file.name, community })}`, {
    method: 'POST',
    headers: { 'accept-language': spokenLanguage(), 'content-type': file.name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/octet-stream' },
    body: file,
  }).catch((thrown: unknown) => {
    throw asApiError(thrown)
  })
  const body = (await response.json().catch(() => undefined)) as (ImportPreview & { error?: ConstructorParameters<typeof ApiError>[0] }) | undefined
  if (response.ok && body) return body
  throw body?.error ? new ApiError(body.error) : new ApiError({ kind: 'defect', code: 'defect', say: '' })
}
