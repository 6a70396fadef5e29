import * as z from 'zod'
import { parkingAreaId } from '../parking/model.ts'
import { TicketNumber } from './model.ts'

export const CreateTicketBook = z.object({ area: parkingAreaId, /** Printed on its first ticket. */ first: TicketNumber, count: z.int().min(1).max(1000) })
export type CreateTicketBook = z.output<typeof CreateTicketBook>
export const TicketBook = z.object({ area: parkingAreaId, first: z.int(), last: z.int(), at: z.string(), by: z.string() }).meta({ id: 'TicketBook' })
export const TicketBookList = z.object({ items: z.array(TicketBook) })
