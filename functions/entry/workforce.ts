import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** People, posts, training, certificates, hires and subsidies; a function of its own, since few may open what is sealed. */
export const handler = answerEvents(apiInParts(cloudPlatform()))
