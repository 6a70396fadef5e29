import type { Ctx } from '../context.ts'
import { allImports, type StoredImport } from './import-items.ts'
import type { ImportPage, ListImportsQuery } from './import-model.ts'
import { showImport } from './show-import.ts'

/** Newest first. `after` is the id of the last one seen. */
export async function listImports(ctx: Ctx, { limit, after }: ListImportsQuery): Promise<ImportPage> {
  const all: StoredImport[] = []
  for await (const stored of allImports(ctx)) all.push(stored)
  all.sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt > b.createdAt ? -1 : 1))
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const items = all.slice(start, start + limit)
  return { items: items.map(showImport), next: start + limit < all.length ? items.at(-1)!.id : null }
}
