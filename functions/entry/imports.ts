import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiApp } from '../http/api.ts'

/** Uploaded spreadsheets: holds the readers of CSV and XLSX, and memory for 20,000 rows. */
export const handler = answerEvents(apiApp(cloudPlatform()))
