import { type Mark, markNames, type Marks } from './model.ts'

/** The furthest step that somebody has reached. */
export const stageOf = (marks: Marks): Mark => markNames.findLast((mark) => marks[mark] !== undefined) ?? 'registered'
