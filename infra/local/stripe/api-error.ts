/** What Stripe's API answers in place of an object: HTTP status and the `error` of the body. */
export class ApiError extends Error {
  readonly status: number
  readonly error: ErrorFields

  constructor(status: number, error: ErrorFields) {
    super(error.message)
    this.status = status
    this.error = error
  }
}

export type ErrorFields = {
  readonly type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error'
  readonly message: string
  readonly code?: string
  readonly param?: string
  readonly doc_url?: string
}

export function badRequest(message: string, more: { code?: string; param?: string } = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...more, ...(more.code ? { doc_url: `https://stripe.com/docs/error-codes/${more.code.replaceAll('_', '-')}` } : {}) })
}

export const missing = (param: string): ApiError => badRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })

export const noSuch = (what: string, id: string, param = 'id'): ApiError =>
  new ApiError(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'`, param, doc_url: 'https://stripe.com/docs/error-codes/resource-missing' })
