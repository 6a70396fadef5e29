import { matchLines } from '../../functions/reconciliation/matching/match-lines.ts'
import { type AccountSettings, type Matching, type MatchingLine, usualSettings } from '../../functions/reconciliation/matching/model.ts'
import { readTable } from '../../functions/reconciliation/reading/read-table.ts'
import { rowsOfText } from '../../functions/reconciliation/reading/rows-of-file.ts'
import { statementLinesMax } from '../../functions/reconciliation/statement-model.ts'
import { yuan } from '../../functions/money.ts'
import { round } from './figures.ts'
import { feePerTenThousand, type Line, type Load, loadOf } from './reconcile-load.ts'
import { chanceOf } from './seeded.ts'

const seed = 20_261_126
const count = 100_000
const settings: Record<string, AccountSettings> = { bank: usualSettings, wechat: { ...usualSettings, feeSplit: true, feePerTenThousand } }

/**
 * 100,000 lines, read from banks' CSV files, against 100,000 entries with labelled truth. precision: matches that are exactly what
 * belongs together, of all matches. matchedShare: lines in such matches, of all lines, also those that have no entry.
 * secondsPerParse: matching against reading the very same lines, the better of two runs each.
 */
export async function run(): Promise<Record<string, number>> {
  const { entries, learned, lines: told } = loadOf(seed, count)
  const files = filesOf(told)
  const { lines, labels, seconds: parsedIn } = parse(files)
  const input = { lines, entries, learned, settings }
  const [found, matchedIn] = timed(() => matchLines(input))
  const peakMB = process.resourceUsage().maxRSS / 1024
  const chance = chanceOf(seed + 1)
  const shuffled = { ...input, lines: chance.shuffled(lines), entries: chance.shuffled(entries), learned: chance.shuffled(learned) }
  const [again, matchedAgainIn] = timed(() => matchLines(shuffled))
  // The better of two, so that a busy machine hurts both alike.
  const seconds = Math.min(matchedIn, matchedAgainIn)
  const parseSeconds = Math.min(parsedIn, parse(files).seconds)
  return {
    ...judged(found, labels, entries),
    ties: found.ties.length,
    seconds: round(seconds),
    parseSeconds: round(parseSeconds),
    secondsPerParse: round(seconds / parseSeconds),
    peakMB: Math.round(peakMB),
    sameWhenShuffled: Number(JSON.stringify(again) === JSON.stringify(found)),
  }
}

type File = { readonly accountId: string; readonly bytes: Uint8Array; readonly labels: readonly string[] }

/** One account's lines a file, as many as a statement may have. */
function filesOf(lines: readonly Line[]): File[] {
  return Object.keys(settings).flatMap((accountId) => {
    const its = lines.filter((line) => line.accountId === accountId)
    return Array.from({ length: Math.ceil(its.length / statementLinesMax) }, (_, at): File => {
      const part = its.slice(at * statementLinesMax, (at + 1) * statementLinesMax)
      const rows = part.map((line) => [line.valueDate, line.amountFen > 0 ? yuan(line.amountFen) : '', line.amountFen < 0 ? yuan(-line.amountFen) : '', line.counterparty, line.counterAccount, line.reference, line.endToEnd, line.remark].map((cell) => `"${cell}"`).join(','))
      return { accountId, bytes: Buffer.from(`交易日期,收入金额,支出金额,对方户名,对方账号,交易流水号,商户订单号,摘要\r\n${rows.join('\r\n')}\r\n`), labels: part.map(({ label }) => label) }
    })
  })
}

function parse(files: readonly File[]): { readonly lines: MatchingLine[]; readonly labels: ReadonlyMap<string, string>; readonly seconds: number } {
  const [read, seconds] = timed(() => files.map(({ bytes }) => readTable(rowsOfText(bytes)).lines))
  const labels = new Map<string, string>()
  const lines = files.flatMap(({ accountId, labels: its }, file) =>
    read[file]!.map(({ bookedOn, valueDate, amountFen, reference, endToEnd, otherReferences, counterparty, counterAccount, remark }, at): MatchingLine => {
      const id = `${file}-${String(at).padStart(5, '0')}`
      labels.set(id, its[at]!)
      return { id, accountId, bookedOn, valueDate, amountFen, reference, endToEnd, otherReferences, counterparty, counterAccount, remark }
    }),
  )
  if (lines.length !== count) throw new Error(`${lines.length} lines were read of ${count}`)
  return { lines, labels, seconds }
}

function timed<Result>(work: () => Result): [Result, number] {
  const begin = performance.now()
  const result = work()
  return [result, (performance.now() - begin) / 1000]
}

/** A match is right when its lines and entries are all of one label, and all that have that label. */
function judged({ matches }: Matching, labelOfLine: ReadonlyMap<string, string>, entries: Load['entries']): Record<string, number> {
  const labelOfEntry = new Map(entries.map(({ id, label }) => [id, label]))
  const sizes = new Map<string, number>()
  for (const label of [...labelOfLine.values(), ...labelOfEntry.values()]) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  let right = 0
  let linesRight = 0
  const wrong: string[] = []
  for (const { lineIds, entryIds, rule } of matches) {
    const labels = new Set([...lineIds.map((id) => labelOfLine.get(id)!), ...entryIds.map((id) => labelOfEntry.get(id)!)])
    if (labels.size === 1 && sizes.get([...labels][0]!) === lineIds.length + entryIds.length) {
      right += 1
      linesRight += lineIds.length
    } else wrong.push(`${rule}: ${lineIds.join(' ')} = ${entryIds.join(' ')} (${[...labels].join(' ')})`)
  }
  for (const one of wrong.slice(0, 20)) console.error(`wrong by ${one}`)
  return { precision: right / matches.length, matchedShare: linesRight / labelOfLine.size }
}
