import { normalPlate } from '../parking/plate-model.ts'
import type { Subject } from './stay-id.ts'

export const ticketText = (number: number): string => String(number).padStart(6, '0')

/** One car is one car, however a gate wrote its plate; a foreign or half-read one stays as it is (P2). */
export const subjectOf = ({ plate, ticket }: { readonly plate?: string | undefined; readonly ticket?: number | undefined }): Subject =>
  ticket === undefined ? { kind: 'plate', text: normalPlate(plate ?? '') } : { kind: 'ticket', text: ticketText(ticket) }
