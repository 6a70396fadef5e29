import { Hono } from 'hono'
import { cashRoutes } from '../../cash/routes.ts'
import { closingRoutes } from '../../closing/routes.ts'
import { connectRoutes } from '../../connect/routes.ts'
import { creditRoutes } from '../../credits/routes.ts'
import { disclosureRoutes } from '../../disclosure/routes.ts'
import { disputeRoutes } from '../../disputes/routes.ts'
import { exceptionRoutes } from '../../exceptions/routes.ts'
import { expenseRoutes, supplierRoutes } from '../../expenses/routes.ts'
import { merchantBillRoutes } from '../../merchant-bills/routes.ts'
import { payoutRoutes } from '../../payouts/routes.ts'
import { matchRoutes } from '../../reconciliation/match-routes.ts'
import { reconciliationRoutes } from '../../reconciliation/routes.ts'
import { matchingRuleRoutes } from '../../reconciliation/rule-routes.ts'
import { refundRoutes } from '../../refunds/routes.ts'
import { reminderRoutes } from '../../reminders/routes.ts'
import { stuckRoutes } from '../../stuck/routes.ts'
import type { Env } from '../env.ts'

/** What follows a bill and a payment: reminders, credit, refunds, disputes, what is stuck, the accounts that money comes to, their statements, what is spent, and cash. */
export const aftercare = () =>
  new Hono<Env>()
    .route('/', refundRoutes())
    .route('/', disputeRoutes())
    .route('/', creditRoutes())
    .route('/', stuckRoutes())
    .route('/', connectRoutes())
    .route('/', reminderRoutes())
    .route('/', merchantBillRoutes())
    .route('/', reconciliationRoutes())
    .route('/', expenseRoutes())
    .route('/', supplierRoutes())
    .route('/', cashRoutes())
    .route('/', payoutRoutes())
    .route('/', exceptionRoutes())
    .route('/', disclosureRoutes())
    .route('/', closingRoutes())
    .route('/', matchRoutes())
    .route('/', matchingRuleRoutes())
