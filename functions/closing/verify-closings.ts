import type { Ctx } from '../context.ts'
import { allClosings, gatesOfMonth, shutGates } from './items.ts'
import { type Closing, isUnderWay } from './model.ts'
import { type NumberPart, partsOf } from './number-items.ts'
import { begin, numberParts } from './number-vouchers.ts'
import { beginning, hashOfSnapshot, type Snapshot, type SnapshotRow, Sums } from './snapshot-model.ts'
import type { Difference } from './verify-books.ts'
import { numbersGiven } from './voucher-numbers.ts'

/** Every closing, month by month: its hash, its place in the chain, its gates; and of those that stand, what the month's vouchers come to today. */
export async function* verifyClosings(ctx: Ctx): AsyncGenerator<Difference> {
  let before: Snapshot | undefined
  let former: Closing | undefined
  const newest = new Map<string, Closing>()
  for await (const closing of allClosings(ctx)) {
    if (former?.period !== closing.period) former = undefined
    newest.set(closing.period, closing)
    const { snapshot } = closing
    const where = `${closing.period} version ${closing.version}`
    if (snapshot) {
      const { hash, ...content } = snapshot
      if (hashOfSnapshot({ tenant: ctx.tenant, ...closing }, content) !== hash) yield { what: 'hash', where, says: 'the snapshot is not what its hash says' }
      if (snapshot.replaces !== (former?.snapshot?.hash ?? null)) yield { what: 'chain', where, says: 'does not name the version that it replaces' }
      if (closing.state === 'closed' || closing.state === 'waiting') {
        if (snapshot.previous !== (before?.hash ?? beginning)) yield { what: 'chain', where, says: 'does not follow from the month before' }
        yield* verifyMonth(ctx, { closing, snapshot, before })
      }
    }
    if (closing.state === 'closed') before = snapshot
    if (closing.approved) former = closing
  }
  for (const closing of newest.values()) {
    const [shut, wanted] = [await shutGates(ctx, closing.period), closing.state === 'closed' || isUnderWay(closing) ? gatesOfMonth : 0]
    if (shut !== wanted) yield { what: 'gate', where: closing.period, says: `${shut} of ${gatesOfMonth} gates are shut, ${wanted} should be: the month is ${closing.state}` }
  }
}

type Of = { readonly closing: Closing; readonly snapshot: Snapshot; readonly before: Snapshot | undefined }

/** The month is numbered and summed again, without writing. */
async function* verifyMonth(ctx: Ctx, { closing, snapshot, before }: Of): AsyncGenerator<Difference> {
  const { period, version } = closing
  const where = `${period} version ${version}`
  const again = await numberParts(ctx, closing, { from: await begin(ctx, closing), partsMax: Number.MAX_SAFE_INTEGER }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  // A voucher that cannot be read: the month cannot be summed, and the other months still can.
  if (again instanceof Error) return yield { what: 'digest', where, says: again.message }
  const { parts, numbered } = again
  const sums = new Sums()
  sums.openWith(before)
  for (const part of parts) sums.add(part)
  const { balances, saved } = sums.result()
  if (numbered.vouchers !== snapshot.vouchers) yield { what: 'voucher-number', where, says: `${snapshot.vouchers} vouchers were closed, ${numbered.vouchers} are there` }
  if (numbered.next - 1 !== snapshot.lastNumber) yield { what: 'voucher-number', where, says: `numbers were given up to ${snapshot.lastNumber}, the vouchers need ${numbered.next - 1}` }
  yield* differentNumbers(await storedParts(ctx, closing), parts, where)
  if (numbered.digest !== snapshot.digest) yield { what: 'digest', where, says: 'a voucher of the month is not what it was when it was closed' }
  yield* differentRows(snapshot.balances, balances, where)
  for (const fund of new Set([...Object.keys(saved), ...Object.keys(snapshot.saved)])) {
    const key = fund as keyof typeof saved
    if ((saved[key] ?? 0) !== (snapshot.saved[key] ?? 0)) yield { what: 'balance', where: `${where} saved ${fund}`, says: `the snapshot says ${snapshot.saved[key] ?? 0} fen, the vouchers ${saved[key] ?? 0}` }
  }
  const given = [...(await numbersGiven(ctx, period)).values()].toSorted((a, b) => a - b)
  const gap = closing.approved ? given.findIndex((no, at) => no !== at + 1) : -1
  if (gap >= 0) yield { what: 'voucher-number', where, says: `number ${gap + 1} is missing or given twice` }
}

async function storedParts(ctx: Ctx, { period, version }: Closing): Promise<NumberPart[]> {
  const parts: NumberPart[] = []
  for await (const part of partsOf(ctx, period, version)) parts.push(part)
  return parts
}

function* differentNumbers(stored: readonly NumberPart[], derived: readonly NumberPart[], where: string): Generator<Difference> {
  const numbers = (parts: readonly NumberPart[]) => new Map(parts.flatMap(({ from, ids }) => ids.map((id, at) => [id, from + at] as const)))
  const [was, is] = [numbers(stored), numbers(derived)]
  for (const [id, no] of is) if (was.get(id) !== no) return yield { what: 'voucher-number', where: `${where} ${id}`, says: `has number ${was.get(id) ?? 'none'}, should have ${no}` }
  for (const [id, no] of was) if (!is.has(id)) return yield { what: 'voucher-number', where: `${where} ${id}`, says: `number ${no} belongs to a voucher that is not there` }
}

function* differentRows(stored: readonly SnapshotRow[], derived: readonly SnapshotRow[], where: string): Generator<Difference> {
  const byName = (rows: readonly SnapshotRow[]) => new Map(rows.map(([account, fund, ...fen]) => [`${account} ${fund}`, fen.join(' ')]))
  const [was, is] = [byName(stored), byName(derived)]
  for (const name of new Set([...was.keys(), ...is.keys()])) if (was.get(name) !== is.get(name)) yield { what: 'balance', where: `${where} ${name}`, says: `opening, debit, credit: the snapshot says ${was.get(name) ?? 'nothing'}, the vouchers ${is.get(name) ?? 'nothing'}` }
}
