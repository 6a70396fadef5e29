import { answerEvents } from '../cloud/answer-events.ts'
import { cloudPlatform } from '../cloud/platform.ts'
import { apiInParts } from '../http/api-in-parts.ts'

/** Bills and receipts as PDF, every export as CSV and XLSX: holds pdfkit with its fonts and the XLSX writer. */
export const handler = answerEvents(apiInParts(cloudPlatform()))
