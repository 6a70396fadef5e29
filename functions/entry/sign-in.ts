import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Sign-in at the issuer and the way back: holds the OpenID client. */
export const handler = answerEvents(apiInParts(cloudPlatform()))
