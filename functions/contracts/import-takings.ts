import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Cell, textOf } from '../estates/reading/cell.ts'
import { readListFile } from '../estates/reading/list-file.ts'
import { cleanText, plain } from '../estates/clean-text.ts'
import { Fault, type Say } from '../faults.ts'
import { parseYuan } from '../money.ts'
import { allContracts, type ContractRecord } from './items.ts'
import { writeTakings } from './record-takings.ts'
import type { ImportedTakings } from './settlement-model.ts'
import { spansOf } from './show-contract.ts'
import { fileEmpty, fileTooBig, noHeader } from './words.ts'

const rowsMax = 500

/**
 * Takings out of a CSV or XLSX file: each row is recorded or refused by itself, with its reason and the row's number. The same
 * file again changes nothing (R2), so what was refused is corrected in it and the whole file sent again.
 */
export async function importTakings(ctx: Ctx, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<ImportedTakings> {
  const { header, filled } = await readListFile(bytes, name, { rowsMax, faults: { empty: fileEmpty, tooBig: fileTooBig } })
  const at = columnsOf(header)
  const contracts = await allContracts(ctx)
  const answer = { recorded: 0, unchanged: 0, refused: [] as ImportedTakings['refused'] }
  for (const { row, cells } of filled) {
    const text = (column: keyof typeof at): string => (at[column] < 0 ? '' : plain(textOf(cells[at[column]])))
    try {
      const { contract, from, takingsFen } = read(contracts, { no: cleanText(textOf(cells[at.no])), period: text('period'), amount: text('amount') })
      const { fresh } = await writeTakings(ctx, contract, { from, takingsFen, note: text('note').slice(0, 200) }, 'import')
      if (fresh) answer.recorded += 1
      else answer.unchanged += 1
    } catch (error) {
      if (!(error instanceof RowError) && !(error instanceof Fault)) throw error
      answer.refused.push({ row, say: error.say })
    }
  }
  return answer
}

const headers = { no: ['合同编号', '合同号', 'contract'], period: ['账期', '月份', '期间', 'period', 'month'], amount: ['营业额', '流水', '金额', 'takings'], note: ['备注', 'note'] } as const

function columnsOf(cells: readonly Cell[]): Readonly<Record<keyof typeof headers, number>> {
  const names = cells.map((cell) => plain(textOf(cell)).replace(/[(（].*$/, '').trim().toLowerCase())
  const place = (field: keyof typeof headers): number => names.findIndex((name) => (headers[field] as readonly string[]).includes(name))
  for (const field of ['no', 'period', 'amount'] as const) if (place(field) < 0) throw noHeader(headers[field][0])
  return { no: place('no'), period: place('period'), amount: place('amount'), note: place('note') }
}

class RowError extends Error {
  readonly say: Say
  constructor(zh: string, en: string) {
    super(en)
    this.say = { zh, en }
  }
}

type Texts = { readonly no: string; readonly period: string; readonly amount: string }

function read(contracts: readonly ContractRecord[], { no, period, amount }: Texts): { readonly contract: ContractRecord; readonly from: BusinessDate; readonly takingsFen: number } {
  const [contract, second] = contracts.filter((one) => one.no === no)
  if (!contract || second) throw new RowError(`没有编号为“${no}”的合同，或有几份`, `No contract “${no}”, or several`)
  const takingsFen = parseYuan(amount.replace(/^[¥￥]/, '').replace(/(?<=\d),(?=\d{3})/g, ''))
  if (takingsFen === undefined || takingsFen < 0 || takingsFen > 10_000_000_000) throw new RowError(`营业额“${amount}”不是最多两位小数的金额`, `“${amount}” is no amount with at most two decimals`)
  return { contract, from: spanIn(contract, period), takingsFen }
}

/** A day names the span that begins on it; a month the one that begins in it, if there is one only. */
function spanIn(contract: ContractRecord, typed: string): BusinessDate {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?$/.exec(typed) ?? []
  const text = year ? [year, month!.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-') : ''
  const found = text ? spansOf(contract).filter(({ from }) => from.startsWith(text)) : []
  if (found.length === 1) return found[0]!.from
  if (found.length > 1) throw new RowError(`“${typed}”里有几个账期，请写账期的第一天`, `Several periods begin in “${typed}”; write the first day of the period`)
  throw new RowError(`合同 ${contract.no} 没有账期“${typed}”，写法如 2026-11`, `Contract ${contract.no} has no period “${typed}”; write it as 2026-11`)
}
