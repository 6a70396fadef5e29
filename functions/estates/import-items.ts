import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CommunityId, ImportId } from '../ids.ts'
import { keys } from '../storage/keys.ts'
import { ttlAttribute } from '../storage/table-definition.ts'
import type { Item, Write } from '../storage/writes.ts'
import { type Counts, type Field, keepRowsDays } from './import-model.ts'
import type { JudgedRow } from './judge-rows.ts'
import type { BuildingFacts } from './judge-buildings.ts'

/** What is kept of an upload besides its rows. */
export type StoredImport = {
  readonly id: ImportId
  readonly community: CommunityId
  readonly communityName: string
  readonly file: string
  readonly createdAt: Instant
  readonly createdByName: string
  readonly rows: number
  readonly chunks: number
  readonly counts: Counts
  readonly columns: readonly { readonly header: string; readonly field: Field | 'reason' | null }[]
  /** Rises each time the file is judged anew; rows are stored under it. */
  readonly revision: number
  /** Rises each time the import is applied with other rows; names the job. */
  readonly run: number
  readonly state: 'ready' | 'applying' | 'applied' | 'failed' | 'lapsed'
  readonly done: number
  readonly included: number
  readonly applied: Tally | null
  /** What earlier runs had done when this run began; null = this run takes every row, not only newly included ones. */
  readonly base: Tally | null
}

export type Tally = { readonly created: number; readonly changed: number; readonly same: number; readonly left: number }

/** Question rows that a person included, those of them new in this run, and rows that give way to one of them. */
export type Choice = { readonly included: readonly number[]; readonly fresh: readonly number[]; readonly outdone: readonly number[] }
export const noChoice: Choice = { included: [], fresh: [], outdone: [] }
/** The first part of the stored rows also carries what all rows say of their buildings. */
export type Buildings = Readonly<Record<string, BuildingFacts>>

export const chunkRows = 500
export const importsMax = 10_000
/** Uploaded names and phones are kept for as long as an import may need looking at, then dropped. */
const keepRowsSeconds = keepRowsDays * 86_400

export const findImport = ({ store }: Ctx, id: ImportId): Promise<StoredImport | undefined> => store.get<StoredImport>(keys.import(store.tenant, id), { consistent: true })

export async function readImport(ctx: Ctx, id: ImportId): Promise<StoredImport> {
  const found = await findImport(ctx, id)
  if (!found) throw unknown(`import ${id}`)
  return found
}

export const allImports = ({ store }: Ctx): AsyncGenerator<StoredImport> => store.all<StoredImport>({ pk: keys.root(store.tenant), begins: 'IMPORT#' }, { bound: importsMax })

/** Over the revision and run that were read, or where there was none: of two uploads at once one is told to try again. */
export const putImport = ({ tenant }: Ctx, next: StoredImport, before: StoredImport | undefined): Write => ({
  put: { ...keys.import(tenant, next.id), ...next },
  if: before === undefined ? 'absent' : { expr: 'revision = :revision AND #run = :run AND #state <> :applying', names: { '#run': 'run', '#state': 'state' }, values: { ':revision': before.revision, ':run': before.run, ':applying': 'applying' } },
})

/** Only while that very run is the one being worked. */
export const markImport = ({ tenant }: Ctx, { id, revision, run }: Pick<StoredImport, 'id' | 'revision' | 'run'>, set: Partial<StoredImport>): Write => ({
  update: keys.import(tenant, id),
  set,
  if: { expr: 'revision = :revision AND #run = :run', names: { '#run': 'run' }, values: { ':revision': revision, ':run': run } },
})

/** Read and not applied, it ends here: by itself when its rows go, or by a person. Throws ConditionFailed in any other state. */
export const lapseWrite = ({ tenant }: Pick<Ctx, 'tenant'>, id: ImportId): Write => ({
  update: keys.import(tenant, id),
  set: { state: 'lapsed' },
  if: { expr: '#state = :ready', names: { '#state': 'state' }, values: { ':ready': 'ready' } },
})

export async function storeRows(ctx: Ctx, id: ImportId, revision: number, rows: readonly JudgedRow[], buildings: Buildings): Promise<number> {
  const ttl = Math.floor(ctx.clock.now().getTime() / 1000) + keepRowsSeconds
  const items: Item[] = []
  for (let at = 0; at < rows.length; at += chunkRows) {
    const content = { rows: rows.slice(at, at + chunkRows), ...(at === 0 ? { buildings } : {}) }
    items.push({ ...keys.importRows(ctx.tenant, id, revision, items.length), data: deflateRawSync(JSON.stringify(content), { level: 3 }), [ttlAttribute]: ttl })
  }
  await ctx.store.putMany(items)
  return items.length
}

/** Undefined once the rows were dropped. */
export async function readRows({ store }: Ctx, { id, revision }: Pick<StoredImport, 'id' | 'revision'>, chunk: number): Promise<{ rows: JudgedRow[]; buildings?: Buildings } | undefined> {
  const item = await store.get<{ data: Uint8Array }>(keys.importRows(store.tenant, id, revision, chunk), { consistent: true })
  return item && (JSON.parse(inflateRawSync(item.data).toString()) as { rows: JudgedRow[]; buildings?: Buildings })
}

export const putChoice = ({ tenant }: Ctx, id: ImportId, choice: Choice): Write => ({ put: { ...keys.importChoice(tenant, id), ...choice } })

/** A choice counts for the judging that it was made on; a new upload begins with none. */
export async function readChoice({ store }: Ctx, { id, included }: Pick<StoredImport, 'id' | 'included'>): Promise<Choice> {
  return (included ? await store.get<Choice>(keys.importChoice(store.tenant, id), { consistent: true }) : undefined) ?? noChoice
}
