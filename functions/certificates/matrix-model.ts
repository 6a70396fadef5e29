import * as z from 'zod'
import { ShortId } from '../fees/model.ts'
import { personId } from '../workforce/model.ts'
import { KindCode } from './kind-model.ts'
import { certificateId, certificateStates } from './model.ts'
import { lapses } from './standing-rules.ts'

const name = z.object({ zh: z.string(), en: z.string() })

export const ListMatrix = z.object({ search: z.string().trim().min(1).max(40).optional(), limit: z.coerce.number().int().min(1).max(200).default(60), after: z.string().max(20).optional() })
export type ListMatrix = z.output<typeof ListMatrix>

/** People and what they hold, a column a kind. Of several of a kind the one that holds, and longest, counts. */
export const Matrix = z
  .object({
    kinds: z.array(z.object({ kind: KindCode, name })),
    items: z.array(
      z.object({
        person: personId,
        name: z.string(),
        cells: z.array(z.object({ kind: KindCode, certificate: certificateId, state: z.enum(certificateStates), why: z.enum(lapses).nullable(), by: z.enum(['expiry', 'review', 'revocation']).nullable(), on: z.string().nullable(), level: z.string().nullable() })),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'CertificateMatrix' })
export type Matrix = z.infer<typeof Matrix>

/** W3: who fell out of which posts, and by which certificate. */
export const Dropouts = z
  .object({
    items: z.array(
      z.object({
        person: personId,
        name: z.string(),
        certificate: certificateId,
        kind: KindCode,
        kindName: name,
        why: z.enum(lapses),
        on: z.string(),
        posts: z.array(z.object({ id: ShortId, name: z.string(), /** They work there today: somebody has to take their place. */ working: z.boolean() })),
      }),
    ),
    next: z.null(),
  })
  .meta({ id: 'CertificateDropouts' })
export type Dropouts = z.infer<typeof Dropouts>
