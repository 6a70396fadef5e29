/** The functions of the system; each is a file of functions/entry. */
export const functionNames = ['api', 'aftercare', 'income', 'documents', 'imports', 'payments', 'sign-in', 'notices', 'jobs'] as const
export type FunctionName = (typeof functionNames)[number]

/**
 * Which function answers what. Everything not named here is answered by `api`, which holds no heavy library;
 * a test walks the OpenAPI document and refuses a document, an upload or a payment that would land there.
 * Patterns are API Gateway's: `{name}` is one segment, `{rest+}` all that follow.
 */
export const routes: Readonly<Record<Exclude<FunctionName, 'jobs'>, readonly string[]>> = {
  documents: [
    // The reference describes every route, so it needs them all.
    'GET /v1/openapi.json',
    'GET /docs',
    'GET /v1/bills/{bill}/pdf',
    'GET /v1/billing-runs/{run}/pdf',
    'GET /v1/receipts/{payment}/pdf',
    'GET /v1/credits/{unit}/settlement/pdf',
    'GET /v1/{list}/export',
    'GET /v1/facilities/settlements/export',
    'GET /v1/sales/export',
    'GET /v1/households/{unit}/statement/export',
    'GET /v1/units/template',
    'GET /v1/imports/{import}/errors',
  ],
  aftercare: ['ANY /v1/reminders', 'ANY /v1/reminders/{rest+}', 'POST /v1/visits', 'GET /v1/merchant-bills', 'ANY /v1/merchant-bills/{rest+}', 'ANY /v1/credits/{rest+}'],
  income: ['ANY /v1/parking', 'ANY /v1/parking/{rest+}', 'ANY /v1/facilities', 'ANY /v1/facilities/{rest+}', 'ANY /v1/bookings', 'ANY /v1/bookings/{rest+}', 'ANY /v1/sales', 'ANY /v1/sales/{rest+}'],
  imports: ['POST /v1/facilities/takings', 'POST /v1/imports', 'POST /v1/merchant-bills'],
  payments: ['ANY /v1/parking/pay/{area}', 'POST /v1/parking/stays/{stay}/cash', 'POST /v1/checkouts', 'GET /v1/checkouts/{checkout}', 'ANY /v1/machine-sessions', 'ANY /v1/machine-sessions/{rest+}', 'GET /v1/sales/{sale}/landing', 'ANY /v1/sales/{sale}/refunds', 'ANY /v1/sales/{sale}/refunds/{rest+}', 'GET /v1/connect', 'POST /v1/connect', 'ANY /v1/refunds', 'ANY /v1/refunds/{rest+}', 'POST /v1/reversals', 'ANY /v1/disputes', 'ANY /v1/disputes/{rest+}', 'ANY /v1/stuck', 'ANY /v1/stuck/{rest+}'],
  'sign-in': ['GET /v1/sign-in', 'GET /callback', 'GET /v1/session/accept'],
  notices: ['POST /v1/notices/{channel}'],
  api: ['ANY /v1/{rest+}'],
}
