import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { cloudChannel } from '../cloud/channel.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Stripe's signed notices: the one function that may read the webhook's secret. */
export const handler = answerEvents(apiInParts(cloudPlatform(await cloudChannel({ webhook: true }))))
