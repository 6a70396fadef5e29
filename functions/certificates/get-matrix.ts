import type { Ctx } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import { everyPerson } from '../workforce/read-person.ts'
import { bestOf } from './best-of.ts'
import { allCertificates } from './items.ts'
import { everyKind } from './kinds.ts'
import type { ListMatrix, Matrix } from './matrix-model.ts'
import type { CertificateRow } from './model.ts'
import { showRow } from './show-certificate.ts'

/** Everybody who holds or held one, in the order of names, and the kinds that anybody holds. */
export async function getMatrix(ctx: Ctx, { search, limit, after }: ListMatrix): Promise<Matrix> {
  const [records, people, kinds] = await Promise.all([allCertificates(ctx), everyPerson(ctx), everyKind(ctx)])
  const named = new Map(people.map((person) => [person.id, person]))
  const cells = new Map<string, Cell[]>()
  for (const row of bestOf(records.map((record) => showRow(ctx, record, { person: named.get(record.person), kinds })))) cells.set(row.person, [...(cells.get(row.person) ?? []), cellOf(row)])
  const wanted = inOrder(people.filter(({ id, name, state }) => state === 'active' && cells.has(id) && (!search || name.includes(search))), ({ name }) => name)
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  const used = new Set(records.map(({ kind }) => kind))
  return {
    kinds: kinds.filter(({ kind }) => used.has(kind)).map(({ kind, name }) => ({ kind, name })),
    items: wanted.slice(start, end).map(({ id, name }) => ({ person: id, name, cells: cells.get(id)! })),
    next: end < wanted.length ? String(end) : null,
  }
}

type Cell = Matrix['items'][number]['cells'][number]

const cellOf = ({ kind, id, state, why, by, on, level }: CertificateRow): Cell => ({ kind, certificate: id, state, why, by, on, level })
