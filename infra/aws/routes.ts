/** The functions of the system; each is a file of functions/entry. */
export const functionNames = ['api', 'aftercare', 'income', 'workforce', 'rosters', 'documents', 'imports', 'payments', 'sign-in', 'notices', 'jobs'] as const
export type FunctionName = (typeof functionNames)[number]

/** Everything under these first segments; what is more specific elsewhere goes there. */
function rooms(...segments: readonly string[]): string[] {
  return segments.flatMap((segment) => [`ANY /v1/${segment}`, `ANY /v1/${segment}/{rest+}`])
}

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
    'GET /v1/parking/areas/{area}/sign/pdf',
    'GET /v1/facilities/{facility}/signs/pdf',
    'GET /v1/certificates/export',
    'GET /v1/certificates/{certificate}/scan/{copy}',
    'GET /v1/certificates/{completion}/pdf',
    'GET /v1/staff/certificates/{completion}/pdf',
    'GET /v1/{list}/export',
    'GET /v1/facilities/settlements/export',
    'GET /v1/parking/income/export',
    'GET /v1/parking/coupons/{batch}/codes/export',
    'GET /v1/sales/export',
    'GET /v1/seekers/export',
    'GET /v1/expenses/{expense}/files/{file}',
    'GET /v1/subsidies/forecast/export',
    'GET /v1/payroll/{month}/export',
    'GET /v1/subsidies/claims/{claim}/export',
    'GET /v1/hires/{hire}/documents/{paper}/files/{scan}',
    'GET /v1/disclosures/{disclosure}/notice/pdf',
    'GET /v1/rosters/{roster}/pdf',
    'GET /v1/sales/{sale}/landing/pdf',
    'GET /v1/sales/{sale}/receipt/pdf',
    'GET /v1/households/{unit}/statement/export',
    'GET /v1/reports/{report}/export',
    'GET /v1/seekers/{seeker}/training/export',
    'GET /v1/outcomes/export',
    // It draws a code, and only this one holds what draws.
    'GET /v1/training-sessions/{trainingSession}/code',
    'GET /v1/clock-codes/{post}',
    'GET /v1/units/template',
    'GET /v1/seekers/template',
    'GET /v1/imports/{import}/errors',
  ],
  aftercare: rooms('reminders', 'visits', 'merchant-bills', 'credits', 'statement-accounts', 'expenses', 'suppliers', 'expense-limits', 'cash', 'payouts', 'reports', 'budgets', 'disclosures', 'disclosure-work', 'disclosure-settings', 'disclosure-draft', 'closings'),
  income: rooms('parking', 'facilities'),
  workforce: rooms('seekers', 'applications', 'posts', 'courses', 'training-sessions', 'certificates', 'certificate-kinds', 'hires', 'subsidies', 'outcomes', 'careers', 'staff', 'workforce-settings'),
  rosters: rooms('rosters', 'roster-shifts', 'roster-settings', 'roster-people', 'roster-feeds', 'holidays', 'leaves', 'my-roster', 'clock-codes', 'swaps', 'roster-hours', 'attendance', 'attendance-days', 'attendance-rules', 'timesheets', 'payroll'),
  imports: ['POST /v1/facilities/takings', 'POST /v1/facilities/{facility}/photos', 'POST /v1/expenses/{expense}/files', 'POST /v1/hires/{hire}/documents/{paper}/files', 'POST /v1/subsidies/months', 'POST /v1/courses/{course}/pictures', 'POST /v1/certificates/{certificate}/scan', 'POST /v1/imports', 'POST /v1/seekers/import', 'POST /v1/merchant-bills', 'POST /v1/statement-accounts/{account}/statements'],
  payments: [
    'POST /v1/checkouts',
    'GET /v1/checkouts/{checkout}',
    'POST /v1/parking/pay/{area}',
    'POST /v1/parking/stays/{stay}/cash',
    'GET /v1/cash/expected',
    ...rooms('sales', 'bookings', 'machine-sessions', 'connect', 'refunds', 'reversals', 'disputes', 'stuck', 'exceptions'),
  ],
  'sign-in': ['GET /v1/sign-in', 'GET /callback', 'GET /v1/session/accept'],
  notices: ['POST /v1/notices/{channel}'],
  api: ['ANY /v1/{rest+}'],
}
