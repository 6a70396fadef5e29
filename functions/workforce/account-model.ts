import * as z from 'zod'
import { EmailAddress } from '../members/model.ts'

/** By the address with which they sign in: whoever is no member yet is invited as a worker. */
export const TieAccount = z.object({ email: EmailAddress })
export type TieAccount = z.output<typeof TieAccount>

/** Null where none is tied. pending: has not signed in yet. */
export const PersonAccount = z.object({ account: z.object({ member: z.string(), name: z.string(), email: z.string(), state: z.enum(['pending', 'active']) }).nullable() }).meta({ id: 'PersonAccount' })
export type PersonAccount = z.infer<typeof PersonAccount>
