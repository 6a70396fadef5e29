/** What Stripe's API answers in place of an object: HTTP status and the `error` of the body. */
export class ApiError extends Error {
  readonly status: number
  readonly error: ErrorFields
  /** The work had begun: the answer is remembered under the request's idempotency key, as Stripe does. */
  readonly begun: boolean

  constructor(status: number, error: ErrorFields, { begun = false }: { readonly begun?: boolean } = {}) {
    super(error.message)
    this.status = status
    this.error = error
    this.begun = begun
  }
}

export type ErrorFields = {
  readonly type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error'
  readonly message: string
  readonly code?: string
  readonly param?: string
  readonly doc_url?: string
}

type More = { readonly code?: string; readonly param?: string }

export const badRequest = (message: string, more: More = {}): ApiError => new ApiError(400, fieldsOf(message, more))

/** The parameters are good and things stand against it: asked again under the same key, the answer stays the same. */
export const refused = (message: string, more: More = {}): ApiError => new ApiError(400, fieldsOf(message, more), { begun: true })

const fieldsOf = (message: string, more: More): ErrorFields => ({ type: 'invalid_request_error', message, ...more, ...(more.code ? { doc_url: `https://stripe.com/docs/error-codes/${more.code.replaceAll('_', '-')}` } : {}) })

export const missing = (param: string): ApiError => badRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })

export const noSuch = (what: string, id: string, param = 'id'): ApiError =>
  new ApiError(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'`, param, doc_url: 'https://stripe.com/docs/error-codes/resource-missing' })
