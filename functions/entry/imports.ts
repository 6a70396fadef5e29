import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Uploads: spreadsheets and pictures. Holds the readers of CSV and XLSX, and memory for 20,000 rows. */
export const handler = answerEvents(apiInParts(cloudPlatform()))
