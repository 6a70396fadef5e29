import * as z from 'zod'

/** A mobile number of mainland China as people type it: full-width digits, spaces, hyphens, +86. Answers 11 digits. */
export const MobilePhone = z
  .string()
  .max(40)
  .transform((typed) => typed.normalize('NFKC').replace(/[\s()-]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/))
