import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { cloudStripe } from '../cloud/stripe.ts'
import { apiApp } from '../http/api.ts'

/** Opening and following checkouts: holds the Stripe SDK and its key. */
export const handler = answerEvents(apiApp(cloudPlatform(await cloudStripe())))
