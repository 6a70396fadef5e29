import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Parking and convenience facilities, but for what asks the payment provider. */
export const handler = answerEvents(apiInParts(cloudPlatform()))
