import { parseSync } from 'ofx-js'
import { cleanText } from '../../estates/clean-text.ts'
import { type Fen, fen, parseDecimal } from '../../money.ts'
import type { Statement, StatementLine } from '../statement-model.ts'
import { all, at, type Node, word } from './document-node.ts'
import { badLine, statementCut, statementDamaged, wrongStatement } from './faults-of-statements.ts'
import { readDay } from './read-values.ts'

export const looksLikeOfx = (text: string): boolean => /OFXHEADER|<OFX>/i.test(text.slice(0, 2000))

/** OFX 1 (SGML) and 2 (XML), and QFX, which is the same. It has a closing balance only; FITID is the bank's number, unique in its account. */
export function readOfx(text: string): Statement[] {
  if (!/<\/OFX>\s*$/i.test(text)) throw statementCut(text.trimEnd().split('\n').length, 'no </OFX>')
  let root: Node
  try {
    root = at(parseSync(text) as unknown as Node, 'OFX')
  } catch (error) {
    throw statementDamaged(error instanceof Error ? error.message : String(error))
  }
  const banks = all(at(root, 'BANKMSGSRSV1'), 'STMTTRNRS').map((one) => at(one, 'STMTRS'))
  const cards = all(at(root, 'CREDITCARDMSGSRSV1'), 'CCSTMTTRNRS').map((one) => at(one, 'CCSTMTRS'))
  const found = [...banks, ...cards].filter((one) => one !== undefined)
  if (found.length === 0) throw wrongStatement({ zh: '这个 OFX 文件里没有账户明细。', en: 'There are no movements of an account in this OFX file.' })
  return found.map(readOne)
}

function readOne(node: Node): Statement {
  const list = all(at(node, 'BANKTRANLIST'), 'STMTTRN')
  const lines = list.map((one, place) => readLine(one, place + 1)).filter(({ amountFen }) => amountFen !== 0)
  const ledger = word(node, 'LEDGERBAL', 'BALAMT')
  const account = at(node, 'BANKACCTFROM') ?? at(node, 'CCACCTFROM')
  return { format: 'ofx', layout: '', account: word(account, 'ACCTID').replace(/\s/g, ''), currency: word(node, 'CURDEF'), ...(ledger ? { closingFen: amount(ledger, list.length) } : {}), lines, closingRow: list.length }
}

function readLine(node: Node, row: number): StatementLine {
  const posted = dayOf(word(node, 'DTPOSTED'), row)
  const value = word(node, 'DTAVAIL') || word(node, 'DTUSER')
  const others = (['CHECKNUM', 'REFNUM', 'SRVRTID', 'CORRECTFITID'] as const).flatMap((name) => (word(node, name) ? [`${name}:${word(node, name)}`] : []))
  return {
    bookedOn: posted.date,
    valueDate: value ? dayOf(value, row).date : posted.date,
    ...(posted.time && posted.time !== '00:00:00' && posted.time !== '12:00:00' ? { time: posted.time } : {}),
    amountFen: amount(word(node, 'TRNAMT'), row),
    reference: word(node, 'FITID'),
    endToEnd: '',
    otherReferences: others,
    counterparty: cleanText(word(node, 'NAME') || word(node, 'PAYEE', 'NAME')),
    counterAccount: (word(node, 'BANKACCTTO', 'ACCTID') || word(node, 'CCACCTTO', 'ACCTID')).replace(/\s/g, ''),
    remark: cleanText(word(node, 'MEMO')),
    kind: word(node, 'TRNTYPE'),
    row,
  }
}

/** `20261123100522.000[+8:CST]`: the clock of the bank. */
function dayOf(text: string, row: number): { readonly date: StatementLine['bookedOn']; readonly time?: string } {
  const found = readDay(text.replace(/\[.*$/, '').replace(/\.\d+$/, ''))
  if (!found) throw badLine(row, { zh: `“${text.slice(0, 30)}”不是日期。`, en: `“${text.slice(0, 30)}” is no date.` })
  return found
}

function amount(text: string, row: number): Fen {
  const value = parseDecimal(text.replace(/^\+/, '').replace(',', '.'), 2)
  if (value === undefined) throw badLine(row, { zh: `“${text.slice(0, 30)}”不是金额。`, en: `“${text.slice(0, 30)}” is no amount.` })
  return fen(value)
}
