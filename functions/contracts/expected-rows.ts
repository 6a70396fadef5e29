import { type BusinessDate, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type FacilityNames, namesOfFacilities } from '../facilities/names-of-facilities.ts'
import { allContracts, type ContractRecord } from './items.ts'
import { readSettlements, type SettlementRecord } from './room-items.ts'
import type { Span } from './schedule-model.ts'
import type { SettlementFilter, SettlementRow, SettlementSums } from './settlement-model.ts'
import { spansOf } from './show-contract.ts'
import { standOf } from './show-settlement.ts'
import { tooManyRows } from './words.ts'

const rowsMax = 20_000
const atOnce = 8

/**
 * C2, expected against received: every span of every contract that has begun, and those settled ahead; the newest first.
 * The one source of the list, its sums and its export.
 */
export async function expectedRows(ctx: Ctx, filter: SettlementFilter): Promise<{ readonly rows: SettlementRow[]; readonly sums: SettlementSums }> {
  const [contracts, names] = await Promise.all([allContracts(ctx), namesOfFacilities(ctx)])
  const day = today(ctx.clock)
  const rows: SettlementRow[] = []
  const queue = contracts.filter(({ id, facility }) => (!filter.contract || id === filter.contract) && (!filter.facility || facility === filter.facility)).values()
  const lane = async (): Promise<void> => {
    for (const contract of queue) {
      const settled = new Map((await readSettlements(ctx, contract.id)).map((one) => [one.from, one]))
      const spans = spansOf(contract)
      const row = (span: Spanned): number => rows.push(rowOf(contract, span, { settlement: settled.get(span.from), names: names.get(contract.facility), day }))
      for (const span of spans) if (span.from <= day || settled.has(span.from)) row(span)
      // Of a contract that ended early: nothing is due after its end, and what came for it is seen until it went back.
      const last = spans.at(-1)!.to
      for (const one of settled.values()) if (one.from > last && one.receivedFen !== 0) row({ ...one, minimumFen: 0 })
      if (rows.length > rowsMax) throw tooManyRows(rowsMax)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const wanted = rows.filter((row) => isWanted(row, filter)).toSorted((a, b) => (a.from === b.from ? (a.contract < b.contract ? -1 : 1) : a.from < b.from ? 1 : -1))
  return { rows: wanted, sums: sumsOf(wanted) }
}

type Spanned = Pick<Span, 'from' | 'to' | 'dueDate'> & { readonly baseFen: number; readonly minimumFen: number }
type Beside = { readonly settlement: SettlementRecord | undefined; readonly names: FacilityNames | undefined; readonly day: BusinessDate }

function rowOf(contract: ContractRecord, span: Spanned, { settlement, names, day }: Beside): SettlementRow {
  const expectedFen = settlement?.amountFen ?? Math.max(span.baseFen, span.minimumFen)
  const receivedFen = settlement?.receivedFen ?? 0
  const running = contract.tiers !== null && span.to >= day
  return {
    contract: contract.id,
    no: contract.no,
    partyName: contract.party.name,
    facility: contract.facility,
    facilityName: names?.facilityName ?? '',
    fund: contract.fund,
    from: span.from,
    to: span.to,
    dueDate: span.dueDate,
    state: settlement ? standOf(settlement, day) : running ? 'running' : 'to-settle',
    expectedFen,
    settledFen: settlement?.amountFen ?? null,
    receivedFen,
    differenceFen: expectedFen - receivedFen,
  }
}

const isWanted = ({ state, from }: SettlementRow, filter: SettlementFilter): boolean =>
  (!filter.state || state === filter.state) && (!filter.fromMonth || periodOfDate(from) >= filter.fromMonth) && (!filter.toMonth || periodOfDate(from) <= filter.toMonth)

function sumsOf(rows: readonly SettlementRow[]): SettlementSums {
  const total = (pick: (row: SettlementRow) => number): number => rows.reduce((sum, row) => sum + pick(row), 0)
  return {
    expectedFen: total((row) => row.expectedFen),
    receivedFen: total((row) => row.receivedFen),
    differenceFen: total((row) => row.differenceFen),
    overdueFen: total((row) => (row.state === 'overdue' ? row.differenceFen : 0)),
    toSettle: total((row) => (row.state === 'to-settle' ? 1 : 0)),
  }
}
