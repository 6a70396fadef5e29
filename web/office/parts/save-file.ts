import { ApiError, asApiError } from '../../shared/api/api-error.ts'
import { spokenLanguage } from '../../shared/i18n/spoken.ts'

/** Fetches a file of the API and hands it to the browser to save under the name it was given. Throws ApiError. */
export async function saveFile(address: string): Promise<void> {
  const response = await fetched(address)
  const file = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = file
  link.download = nameOf(response.headers.get('content-disposition') ?? '') ?? 'linli'
  link.click()
  // Safari reads the address a moment after the click.
  setTimeout(() => URL.revokeObjectURL(file), 10_000)
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address, { headers: { 'accept-language': spokenLanguage() } }).catch((thrown: unknown) => {
    throw asApiError(thrown)
  })
  if (response.ok) return response
  const body = (await response.json().catch(() => undefined)) as { error?: ConstructorParameters<typeof ApiError>[0] } | undefined
  throw body?.error ? new ApiError(body.error) : new ApiError({ kind: 'defect', code: 'defect', say: '' })
}

/** The starred name carries Chinese (RFC 6266). */
function nameOf(disposition: string): string | undefined {
  const starred = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return starred ? decodeURIComponent(starred) : /filename="([^"]+)"/.exec(disposition)?.[1]
}
