import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Every request that needs no heavy library: the gateway sends the others elsewhere (infra/aws/routes.ts). */
export const handler = answerEvents(apiInParts(cloudPlatform()))
