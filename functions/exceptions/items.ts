import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'

export type Closing = { readonly state: 'asked' | 'closed'; readonly by: string; readonly who: string; readonly reason: string; readonly at: Instant; readonly agreedBy: string | null; /** What it came to then: if it comes to something else, it is open again. */ readonly amountFen: number | null }

/** What people have said of an exception. */
export type NotesRecord = {
  readonly id: string
  readonly assignee: string | null
  readonly due: BusinessDate | null
  readonly comments: readonly { readonly id: string; readonly at: Instant; readonly by: string; readonly text: string }[]
  readonly closing: Closing | null
  readonly version: number
}

const notesMax = 20_000
export const noNotes = (id: string): NotesRecord => ({ id, assignee: null, due: null, comments: [], closing: null, version: 0 })

export const readNotes = async ({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, id: string): Promise<NotesRecord> => (await store.get<NotesRecord & Key>(keys.exception(tenant, id), { consistent: true })) ?? noNotes(id)

export async function allNotes({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>): Promise<Map<string, NotesRecord>> {
  const found = new Map<string, NotesRecord>()
  for await (const notes of store.all<NotesRecord & Key>({ pk: keys.exceptionRoom(tenant), consistent: true }, { bound: notesMax })) found.set(notes.id, notes)
  return found
}

/** Over what was read, or only where there is nothing. */
export const putNotes = ({ tenant }: Pick<Ctx, 'tenant'>, before: NotesRecord, after: Omit<NotesRecord, 'version'>): Write => ({
  put: { ...after, ...keys.exception(tenant, after.id), version: before.version + 1 },
  if: before.version === 0 ? 'absent' : { expr: 'version = :before', values: { ':before': before.version } },
})
