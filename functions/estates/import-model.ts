import * as z from 'zod'
import type { ImportId } from '../ids.ts'
import { After, branded, buildingId, communityId, Limit } from './model.ts'

/**
 * new: a household that is not registered yet · same: registered just so · changed: registered, with other values ·
 * question: readable, but a person has to say whether it is meant so · refused: cannot be read as a household.
 */
export const verdicts = ['new', 'same', 'changed', 'question', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** The columns that are understood, in the order of the template. */
export const fields = ['community', 'building', 'buildingType', 'year', 'room', 'area', 'owner', 'phone', 'occupiedFrom', 'occupiedTo', 'use', 'occupancy', 'hardship', 'note'] as const
export type Field = (typeof fields)[number]

export const rowsMax = 20_000
export const previewRows = 20
/** How long the rows of a file are kept. */
export const keepRowsDays = 90

export const importId = branded<ImportId>(z.string().regex(/^[a-z0-9]{20}$/))

const Counts = z.object({ new: z.int(), same: z.int(), changed: z.int(), question: z.int(), refused: z.int() })
export type Counts = z.infer<typeof Counts>

/** What is wrong or asked, at which field, and what to do about it, in the language asked for. */
const Reason = z.object({ field: z.enum(fields), title: z.string(), code: z.string(), say: z.string() })

export const ImportRow = z
  .object({
    /** Number of the row in the sheet as the person's program shows it, from 1. */
    row: z.int(),
    verdict: z.enum(verdicts),
    reasons: z.array(Reason),
    /** For `changed` and `question`: what is registered now and what would be. */
    changes: z.array(z.object({ field: z.enum(fields), title: z.string(), from: z.string(), to: z.string() })),
    /** The row as read, in words; a field that could not be read is as it stands in the file. */
    values: z.partialRecord(z.enum(fields), z.string()),
    /** True when this question row was said to be meant so and is or will be applied. */
    included: z.boolean(),
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.infer<typeof ImportRow>
export const ImportRowPage = z.object({ items: z.array(ImportRow), next: z.string().nullable() })
export type ImportRowPage = z.infer<typeof ImportRowPage>

export const Import = z
  .object({
    id: importId,
    community: communityId,
    communityName: z.string(),
    file: z.string(),
    createdAt: z.string(),
    createdByName: z.string(),
    rows: z.int(),
    counts: Counts,
    /** How the file's columns were understood: its own header, and the field; null = not used. */
    columns: z.array(z.object({ header: z.string(), field: z.enum([...fields, 'reason']).nullable() })),
    /** ready: judged, nothing changed yet · applying: a job works on it · applied · failed: stopped, apply again to go on · lapsed: put away or too old, nothing was taken over; upload it again. */
    state: z.enum(['ready', 'applying', 'applied', 'failed', 'lapsed']),
    progress: z.object({ done: z.int(), total: z.int() }),
    /** `left`: rows that met a household changed by someone else since the preview; upload the file again to see them. */
    applied: z.object({ created: z.int(), changed: z.int(), same: z.int(), left: z.int() }).nullable(),
    /** Question rows that the person chose to include. */
    included: z.int(),
  })
  .meta({ id: 'Import' })
export type Import = z.infer<typeof Import>
/** With the first rows of the sheet. */
export const ImportPreview = Import.extend({ preview: z.array(ImportRow) }).meta({ id: 'ImportPreview' })
export type ImportPreview = z.infer<typeof ImportPreview>
export const ImportPage = z.object({ items: z.array(Import), next: z.string().nullable() })
export type ImportPage = z.infer<typeof ImportPage>

export const ImportUnitsQuery = z.object({ name: z.string().trim().min(1).max(200), community: communityId })
export type ImportUnitsQuery = z.output<typeof ImportUnitsQuery>
export const ListImportsQuery = z.object({ limit: Limit, after: After })
export type ListImportsQuery = z.output<typeof ListImportsQuery>
export const ListImportRowsQuery = z.object({ verdict: z.enum(verdicts).optional(), limit: Limit, after: After })
export type ListImportRowsQuery = z.output<typeof ListImportRowsQuery>
export const ImportPath = z.object({ import: importId })
/** `include`: the numbers of the question rows that are meant so, or all of them. */
export const ApplyImport = z.object({ include: z.union([z.literal('all'), z.array(z.int().positive()).max(rowsMax)]).default([]) })
export type ApplyImport = z.output<typeof ApplyImport>

export const FormatQuery = z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') })
export const ExportUnitsQuery = FormatQuery.extend({ community: communityId.optional(), building: buildingId.optional() })
export type ExportUnitsQuery = z.output<typeof ExportUnitsQuery>
