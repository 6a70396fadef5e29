import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** What follows a bill and needs no provider: reminders, visits, credit, merchant bills that are already uploaded, reports. */
export const handler = answerEvents(apiInParts(cloudPlatform()))
