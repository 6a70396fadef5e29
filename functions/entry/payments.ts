import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { cloudChannel } from '../cloud/channel.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Opening and following checkouts: holds the Stripe SDK and its key. */
export const handler = answerEvents(apiInParts(cloudPlatform(await cloudChannel())))
