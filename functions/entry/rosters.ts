import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Rosters and all around them; a function of its own, since it holds the solver and makes small rosters within the request. */
export const handler = answerEvents(apiInParts(cloudPlatform()))
