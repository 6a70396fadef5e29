import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { personId } from './model.ts'

export const eraseReasons = ['own-wish', 'time', 'mistake'] as const
export const EraseSeeker = z.object({ reason: z.enum(eraseReasons) })
export type EraseSeeker = z.output<typeof EraseSeeker>

export const Erasure = z.object({ person: personId, name: z.string(), keptUntil: DateText, /** What keeps them although their time is over. */ held: z.enum(['hire-open']).nullable() }).meta({ id: 'Erasure' })
export const ErasurePage = z.object({ items: z.array(Erasure), next: z.string().nullable() })
export type ErasurePage = z.infer<typeof ErasurePage>
export const ListErasures = z.object({ /** Within how many days from today. */ days: z.coerce.number().int().min(0).max(366).default(30), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(20).optional() })
export type ListErasures = z.output<typeof ListErasures>
