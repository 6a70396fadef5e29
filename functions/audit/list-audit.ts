import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { limit as tooMany } from '../faults.ts'
import { rowsBelow } from './items.ts'
import type { AuditFilter, AuditPage, AuditRow, ListAuditQuery } from './model.ts'

/** So many rows are looked through for one page: a page of a rare act may be short, or empty, and still go on. */
const lookedAtMax = 2000
const readAtOnce = 200
/** Rows of one file. */
export const exportMax = 50_000

/** Newest first, of those that fit; the whole chain can be read page by page and checked with the hashes that it carries. */
export async function listAudit(ctx: Ctx, { limit, after, ...filter }: ListAuditQuery): Promise<AuditPage> {
  const found: AuditRow[] = []
  let below = after
  for (let looked = 0; looked < lookedAtMax; looked += readAtOnce) {
    const rows = await rowsBelow(ctx.store, readAtOnce, below)
    for (const row of rows) {
      if (filter.from !== undefined && dateOfInstant(row.at) < filter.from) return { items: found, next: null }
      below = row.number
      if (fits(row, filter)) found.push(shown(row))
      if (found.length === limit) return { items: found, next: row.number > 1 ? String(row.number) : null }
    }
    if (rows.length < readAtOnce) return { items: found, next: null }
  }
  return { items: found, next: String(below) }
}

/** Every row that fits, newest first, for a file. Throws limit. */
export async function everyAuditRow(ctx: Ctx, filter: AuditFilter): Promise<AuditRow[]> {
  const rows: AuditRow[] = []
  let after: number | undefined
  do {
    const page = await listAudit(ctx, { ...filter, limit: readAtOnce, ...(after === undefined ? {} : { after }) })
    rows.push(...page.items)
    if (rows.length > exportMax) throw tooMany('too-many-rows', { zh: `超过 ${exportMax} 条记录，没有导出。请缩短日期。`, en: `More than ${exportMax} rows. Nothing was exported. Choose fewer days.` })
    after = page.next === null ? undefined : Number(page.next)
  } while (after !== undefined)
  return rows
}

function fits({ act, actor, subject, at }: AuditRow, filter: AuditFilter): boolean {
  if (filter.act !== undefined && act !== filter.act && !act.startsWith(`${filter.act}.`)) return false
  if (filter.who !== undefined && !actor.name.includes(filter.who)) return false
  if (filter.subject !== undefined && subject !== filter.subject) return false
  return filter.to === undefined || dateOfInstant(at) <= filter.to
}

const shown = ({ number, at, actor, act, subject, detail, before, previous, hash }: AuditRow): AuditRow => ({ number, at, actor, act, subject, detail, ...(before ? { before } : {}), previous, hash })
