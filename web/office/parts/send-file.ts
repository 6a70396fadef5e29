import { ApiError, asApiError } from '../../shared/api/api-error.ts'
import { spokenLanguage } from '../../shared/i18n/spoken.ts'

/** What the API takes in one body. */
export const fileBytesMax = 4 * 1024 * 1024

/** Sends a file as it is to a path of the API, `/v1/merchant-bills`; the typed client speaks JSON only. Throws ApiError. */
export async function sendFile<Answer extends object>(path: string, file: File, query: Readonly<Record<string, string>> = { name: file.name }): Promise<Answer> {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'accept-language': spokenLanguage(), 'content-type': 'application/octet-stream' },
    body: file,
  }).catch((thrown: unknown) => {
    throw asApiError(thrown)
  })
  const body = (await response.json().catch(() => undefined)) as (Answer & { error?: ConstructorParameters<typeof ApiError>[0] }) | undefined
  if (response.ok && body) return body
  throw body?.error ? new ApiError(body.error) : new ApiError({ kind: 'defect', code: 'defect', say: '' })
}
