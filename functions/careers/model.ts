import * as z from 'zod'
import { DateText, PeriodText } from '../date-text.ts'
import { communityId } from '../estates/model.ts'
import { personId } from '../workforce/model.ts'
import { afterMonths, breakdowns } from './outcome-rules.ts'
import { stages } from './stage-rules.ts'

/** Cards of one column of the board; the rest is in the list of people. */
export const cardsMax = 60

export const PipelineQuery = z.object({ community: communityId.optional() })
export type PipelineQuery = z.output<typeof PipelineQuery>
export const Pipeline = z
  .object({
    columns: z.array(
      z.object({
        stage: z.enum(stages),
        count: z.int(),
        /** Who has waited longest first; of those who left the last first. */
        items: z.array(z.object({ person: personId, name: z.string(), community: communityId.nullable(), since: DateText.nullable(), days: z.int() })),
      }),
    ),
  })
  .meta({ id: 'Pipeline' })
export type Pipeline = z.infer<typeof Pipeline>

export const CareerPath = z.object({ seeker: personId })
export const Career = z.object({ stage: z.enum(stages), since: DateText.nullable(), items: z.array(z.object({ on: DateText, kind: z.string(), text: z.string() })) }).meta({ id: 'Career' })
export type Career = z.infer<typeof Career>

/** Whole months; at most three years. */
export const OutcomesQuery = z.object({ from: PeriodText, to: PeriodText })
export type OutcomesQuery = z.output<typeof OutcomesQuery>
export const OutcomesExport = OutcomesQuery.extend({ format: z.enum(['csv', 'xlsx', 'pdf']) })

const Counts = z.object({ registered: z.int(), trained: z.int(), certified: z.int(), hired: z.int(), movedOn: z.int(), trainingMinutes: z.int() })
export const Outcomes = z
  .object({
    from: PeriodText,
    to: PeriodText,
    asOf: DateText,
    /** Null where fewer than five people took part. */
    counts: Counts.nullable(),
    placements: z.int().nullable(),
    /** Null where the base is under five people. */
    kept: z.array(z.object({ months: z.literal(afterMonths), shown: z.object({ of: z.int(), atWork: z.int(), movedOn: z.int() }).nullable() })),
    /** Actual cost of courses less the grants for them, in fen, by the days noted with the courses; `perPlacementFen` rounded half up, null without a placement. */
    cost: z.object({ costFen: z.int(), grantFen: z.int(), perPlacementFen: z.int().nullable() }),
    rows: z.array(z.object({ by: z.enum(breakdowns), name: z.string(), people: z.int(), ...Counts.shape })),
    /** Months of the span, for the chart. Null where fewer than five people did it in the month. */
    months: z.array(z.object({ period: PeriodText, trained: z.int().nullable(), hired: z.int().nullable() })),
  })
  .meta({ id: 'Outcomes' })
export type Outcomes = z.infer<typeof Outcomes>
