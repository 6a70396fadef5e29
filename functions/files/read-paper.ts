import { createHash } from 'node:crypto'
import { Fault } from '../faults.ts'
import { fileBytesMax, type FileType } from './model.ts'
import { cleanPicture } from './picture-bytes.ts'
import { badPaper, paperTooBig } from './words.ts'

export type Paper = { readonly type: FileType; readonly bytes: Uint8Array }

/**
 * A receipt, an invoice, a contract as people hold them: a picture, without what it says of place and camera, or a PDF as it is. Told by its
 * bytes and not by its name. Throws `invalid`, `limit`.
 */
export function readPaper(sent: Uint8Array): Paper {
  if (sent.length > fileBytesMax) throw paperTooBig()
  if (isPdf(sent)) return { type: 'application/pdf', bytes: sent }
  try {
    return cleanPicture(sent)
  } catch (error) {
    throw error instanceof Fault ? badPaper() : error
  }
}

export const nameOfFile = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 20)

/** Readers look for the end mark in the last kilobyte: a file that was cut off has none. */
const endWithin = 1024
const isPdf = (bytes: Uint8Array): boolean => latin(bytes.subarray(0, 5)) === '%PDF-' && latin(bytes.subarray(-endWithin)).includes('%%EOF')
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
