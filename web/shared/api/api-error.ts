import type { FaultKind } from '../../../functions/faults.ts'

/** `defect`: the server broke or answered something else than our API. `offline`: no answer at all. */
export type ErrorKind = FaultKind | 'defect' | 'offline'

export type ErrorPlace = { readonly where: string; readonly say: string }

/** A request that failed. `say` is written for the person, in the language of the screen; empty when only the kind is known. */
export class ApiError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly say: string
  readonly details: readonly ErrorPlace[]
  readonly requestId: string

  constructor({ kind, code, say, details = [], requestId = '' }: ApiErrorParts) {
    super(`${kind}/${code}: ${say}`)
    this.name = 'ApiError'
    this.kind = kind
    this.code = code
    this.say = say
    this.details = details
    this.requestId = requestId
  }
}

type ApiErrorParts = {
  readonly kind: ErrorKind
  readonly code: string
  readonly say: string
  readonly details?: readonly ErrorPlace[]
  readonly requestId?: string
}

/** Whatever was thrown, as one ApiError: an answer of the API, a lost network, or a defect. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  const body = errorBody(thrown)
  if (body) return new ApiError(body)
  // fetch rejects with a TypeError when no answer came.
  if (thrown instanceof TypeError) return new ApiError({ kind: 'offline', code: 'offline', say: '' })
  return new ApiError({ kind: 'defect', code: 'defect', say: '' })
}

/** Retrying helps only where nothing was decided yet. */
export const worthRetrying = (error: unknown): boolean => error instanceof ApiError && (error.kind === 'upstream' || error.kind === 'offline' || error.kind === 'defect')

function errorBody(thrown: unknown): ApiErrorParts | undefined {
  const data = (thrown as { detail?: { data?: { error?: ApiErrorParts } } } | undefined)?.detail?.data
  const error = typeof data === 'object' ? data?.error : undefined
  return error && typeof error.kind === 'string' && typeof error.say === 'string' ? error : undefined
}
