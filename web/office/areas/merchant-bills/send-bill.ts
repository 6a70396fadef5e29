import type { MerchantBill } from '../../../../functions/merchant-bills/model.ts'
import { ApiError, asApiError } from '../../../shared/api/api-error.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

/** What the API takes in one body. */
export const fileBytesMax = 4 * 1024 * 1024

/** Sends a bill as it is; the typed client speaks JSON only. Throws ApiError. */
export async function sendBill(file: File): Promise<MerchantBill> {
  const response = await fetch(`/v1/merchant-bills?${new URLSearchParams({ name: file.name })}`, {
    method: 'POST',
    headers: { 'accept-language': spokenLanguage(), 'content-type': 'application/octet-stream' },
    body: file,
  }).catch((thrown: unknown) => {
    throw asApiError(thrown)
  })
  const body = (await response.json().catch(() => undefined)) as (MerchantBill & { error?: ConstructorParameters<typeof ApiError>[0] }) | undefined
  if (response.ok && body) return body
  throw body?.error ? new ApiError(body.error) : new ApiError({ kind: 'defect', code: 'defect', say: '' })
}
