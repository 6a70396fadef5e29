import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { cloudStripe } from '../cloud/stripe.ts'
import { apiApp } from '../http/api.ts'

/** Stripe's signed notices: the one function that may read the webhook's secret. */
export const handler = answerEvents(apiApp(cloudPlatform(await cloudStripe({ webhook: true }))))
