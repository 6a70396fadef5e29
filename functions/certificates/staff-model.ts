import * as z from 'zod'
import { CertificateRow } from './model.ts'

/** What the worker's own phone begins with. `name` null: the office has not tied the account to a person yet. */
export const StaffHome = z
  .object({
    name: z.string().nullable(),
    certificates: z.object({ valid: z.int(), ending: z.int(), lapsed: z.int() }),
  })
  .meta({ id: 'StaffHome' })
export type StaffHome = z.infer<typeof StaffHome>

const next = z.object({ zh: z.string(), en: z.string() }).nullable()
/** The own ones, what needs doing first. */
export const OwnCertificates = z.object({ items: z.array(CertificateRow.extend({ /** What to do. */ next })), next: z.null() }).meta({ id: 'OwnCertificates' })
export type OwnCertificates = z.infer<typeof OwnCertificates>
