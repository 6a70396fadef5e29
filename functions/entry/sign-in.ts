import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiApp } from '../http/api.ts'

/** Sign-in at the issuer and the way back: holds the OpenID client. */
export const handler = answerEvents(apiApp(cloudPlatform()))
