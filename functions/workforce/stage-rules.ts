import type { Mark, Marks } from './model.ts'

const order = ['registered', 'assessed', 'training', 'certified', 'hired', 'left'] as const satisfies readonly Mark[]

/** The furthest step that somebody has reached. */
export const stageOf = (marks: Marks): Mark => order.findLast((mark) => marks[mark] !== undefined) ?? 'registered'
