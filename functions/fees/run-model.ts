import * as z from 'zod'
import { branded } from '../date-text.ts'
import type { RunId } from '../ids.ts'
import { bases, communityId, buildingId, DateText, feeItemId, Names, PeriodText, ShortId, unitId } from './model.ts'

/** Why a unit got no bill; each has a sentence in words.ts and a way to mend it (M2). */
export const refusals = ['no-area', 'no-payer', 'no-fee-item', 'not-occupied', 'outside-band', 'not-evaluable', 'already-billed'] as const
export type Refusal = (typeof refusals)[number]

/** A run's id begins with its period, so that its place follows from the id. */
export const runId = branded<RunId>(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-[a-z0-9]{12}$/))

/** A preview that is older is put away by itself. */
export const draftMsMax = 30 * 24 * 3_600_000

export const runStates = ['draft', 'publishing', 'published', 'abandoned'] as const

export const Run = z
  .object({
    id: runId,
    community: communityId,
    communityName: z.string(),
    period: PeriodText,
    dueDate: DateText,
    state: z.enum(runStates),
    createdAt: z.string(),
    createdBy: z.string(),
    /** The plan: what the preview showed and what publishing writes. */
    units: z.int(),
    bills: z.int(),
    totalFen: z.int(),
    items: z.array(z.object({ item: feeItemId, name: Names, basis: z.enum(bases), lines: z.int(), totalFen: z.int() })),
    buildings: z.array(z.object({ building: buildingId, name: z.string(), bills: z.int(), totalFen: z.int() })),
    refused: z.array(z.object({ reason: z.enum(refusals), say: z.string(), units: z.int() })),
    refusedUnits: z.int(),
    /** Numbers of the bills, set when publishing begins. */
    firstNo: z.string().nullable(),
    lastNo: z.string().nullable(),
    publishedAt: z.string().nullable(),
    publishedBy: z.string().nullable(),
    /** How far publishing is; a bill that another run had published meanwhile counts as skipped. */
    progress: z.object({ parts: z.int(), partsDone: z.int(), billsDone: z.int(), fenDone: z.int(), skipped: z.int() }),
    /** Credit of households that was used for bills when the run was published. */
    creditUsed: z.object({ households: z.int(), fen: z.int() }),
    /** What stopped publishing, and what to do; publishing again goes on where it stopped. */
    problem: z.object({ code: z.string(), say: z.string() }).nullable(),
  })
  .meta({ id: 'BillingRun' })
export type Run = z.infer<typeof Run>

/** How a draft differs from what a preview would show now, in households; sums are in fen. */
export const RunChanges = z
  .object({
    /** Billed in both, and not the same: another payer, area, price or line. */
    changed: z.int(),
    /** Would be billed now and are not in the draft. */
    added: z.int(),
    /** In the draft, and would not be billed now: billed by another run, moved out, no area. */
    dropped: z.int(),
    /** The total of a preview made now. */
    nowFen: z.int(),
    /** The first ten; null where there is no bill. */
    examples: z.array(z.object({ unit: unitId, buildingName: z.string(), room: z.string(), beforeFen: z.int().nullable(), nowFen: z.int().nullable() })),
  })
  .meta({ id: 'BillingRunChanges' })
export type RunChanges = z.infer<typeof RunChanges>

export const RunPage = z.object({ items: z.array(Run), next: z.string().nullable() })

export const RefusedUnit = z.object({ unit: unitId, building: buildingId, buildingName: z.string(), room: z.string(), reason: z.enum(refusals), say: z.string() })
export type RefusedUnit = z.infer<typeof RefusedUnit>
export const RefusedPage = z.object({ items: z.array(RefusedUnit), next: z.string().nullable() })

export const PreviewBilling = z.object({
  /** Made by the client, so that a retry cannot make a second draft. */
  id: ShortId.optional(),
  community: communityId,
  period: PeriodText,
  dueDate: DateText,
})
export type PreviewBilling = z.output<typeof PreviewBilling>

export const RunPath = z.object({ run: runId })

const limit = z.coerce.number().int().min(1).max(200).default(50)
export const ListRuns = z.object({ period: PeriodText.optional(), community: communityId.optional(), limit, after: z.string().optional() })
export type ListRuns = z.output<typeof ListRuns>
export const ListRefused = z.object({ reason: z.enum(refusals).optional(), limit, after: z.string().optional() })
export type ListRefused = z.output<typeof ListRefused>

/** Paper bills of one building or of pages from-to (1-based, both included); without either the whole run. */
export const RunPdfQuery = z.object({
  building: buildingId.optional(),
  from: z.coerce.number().int().min(1).optional(),
  to: z.coerce.number().int().min(1).optional(),
  payer: z.enum(['masked', 'full']).default('masked'),
  lang: z.enum(['zh', 'en']).optional(),
})
export type RunPdfQuery = z.output<typeof RunPdfQuery>
