import type { Ctx } from '../context.ts'
import { newestRows } from './items.ts'
import type { AuditPage, ListAuditQuery } from './model.ts'

/** Newest first; the whole chain can be read page by page and checked with the hashes that it carries. */
export async function listAudit(ctx: Ctx, { limit, after }: ListAuditQuery): Promise<AuditPage> {
  const { items, next } = await newestRows(ctx.store, limit, after)
  return { items: items.map(({ number, at, actor, act, subject, detail, previous, hash }) => ({ number, at, actor, act, subject, detail, previous, hash })), next: next ?? null }
}
