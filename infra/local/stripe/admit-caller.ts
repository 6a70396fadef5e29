import { ApiError } from './api-error.ts'
import { platformAccount, type World } from './world.ts'

/** The account that a request speaks for: the platform's own, or the connected one that its header names. */
export function admitCaller(world: World, authorization: string | undefined, accountHeader: string | undefined): string {
  const key = keyOf(authorization)
  if (!key) {
    const message = "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
    throw new ApiError(401, { type: 'invalid_request_error', message })
  }
  if (key !== world.secretKey) throw new ApiError(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${masked(key)}` })
  if (accountHeader === undefined || accountHeader === '') return platformAccount
  if (world.store.get(platformAccount, accountHeader)?.object !== 'account') throw notYours(key, accountHeader)
  return accountHeader
}

/** An account that never was, is somebody else's, or has left the platform: one answer for all. */
export const notYours = (key: string, account: string): ApiError =>
  new ApiError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key '${masked(key)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    doc_url: 'https://stripe.com/docs/error-codes/account-invalid',
  })

function keyOf(authorization: string | undefined): string | undefined {
  const [scheme, value] = (authorization ?? '').split(' ')
  if (scheme === 'Bearer') return value
  return scheme === 'Basic' ? Buffer.from(value ?? '', 'base64').toString().split(':')[0] : undefined
}

const masked = (key: string): string => `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`
