import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiApp } from '../http/api.ts'

/** Every request that needs no heavy library: the gateway sends the others elsewhere (infra/aws/routes.ts). */
export const handler = answerEvents(apiApp(cloudPlatform()))
