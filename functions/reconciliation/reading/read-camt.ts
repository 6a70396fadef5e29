import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { type BusinessDate, dateOfInstant, parseDate } from '../../calendar.ts'
import { cleanText } from '../../estates/clean-text.ts'
import { type Fen, fen, parseDecimal } from '../../money.ts'
import type { Statement, StatementLine } from '../statement-model.ts'
import { all, at, type Node, said, word } from './document-node.ts'
import { badLine, statementCut, statementDamaged, wrongStatement } from './faults-of-statements.ts'

export const looksLikeCamt = (text: string): boolean => /<(?:\w+:)?BkToCstmr\w+|camt\.05[234]/.test(text.slice(0, 5000))

const lists = new Set(['Stmt', 'Bal', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd', 'Prtry'])
const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false, trimValues: true, isArray: (name) => lists.has(String(name)) })

/** ISO 20022 camt.053 in its versions .02, .04, .08 and .11: the same names, moved a little. Amounts by their text. */
export function readCamt(text: string): Statement[] {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw statementDamaged('a document type is no part of camt.053')
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw valid.err.line >= text.trimEnd().split('\n').length - 1 ? statementCut(valid.err.line, valid.err.msg) : statementDamaged(`${valid.err.msg} in line ${valid.err.line}`)
  const root = at(parser.parse(text) as Node, 'Document')
  const message = at(root, 'BkToCstmrStmt')
  if (!message) throw wrongStatement({ zh: '这是 camt.052 或 camt.054 的当日通知，余额还会变。请下载 camt.053 对账单。', en: 'This is a notice within the day (camt.052 or camt.054), whose balances still change; the statement is camt.053.' })
  return all(message, 'Stmt').map(readOne)
}

function readOne(stmt: Node): Statement {
  const lines: StatementLine[] = []
  const entries = all(stmt, 'Ntry')
  for (const [place, entry] of entries.entries()) lines.push(...readEntry(entry, place + 1))
  const opening = balance(stmt, ['OPBD', 'PRCD', 'OPAV'], entries.length)
  const closing = balance(stmt, ['CLBD'], entries.length)
  const account = at(stmt, 'Acct')
  return {
    format: 'camt053', layout: '',
    account: (word(account, 'Id', 'IBAN') || word(account, 'Id', 'Othr', 'Id')).replace(/\s/g, ''),
    currency: closing?.currency ?? opening?.currency ?? word(account, 'Ccy'),
    ...(opening ? { openingFen: opening.amountFen } : {}),
    ...(closing ? { closingFen: closing.amountFen } : {}),
    lines,
    closingRow: entries.length,
  }
}

/** The first balance of these kinds; where a statement has several pages' worth, the first opening and the last closing count. */
function balance(stmt: Node, kinds: readonly string[], row: number): { readonly amountFen: Fen; readonly currency: string } | undefined {
  for (const kind of kinds) {
    const found = all(stmt, 'Bal').filter((one) => (word(one, 'Tp', 'CdOrPrtry', 'Cd') || word(one, 'Tp', 'Cd')) === kind)
    const one = kind === 'CLBD' ? found.at(-1) : found[0]
    if (one) return { amountFen: signedAmount(one, row), currency: word(one, 'Amt', '@_Ccy') }
  }
  return undefined
}

/** One line an entry; a batch whose parts add up to it is its parts, because each of them is somebody's payment. */
function readEntry(entry: Node, row: number): StatementLine[] {
  const status = word(entry, 'Sts', 'Cd') || word(entry, 'Sts')
  if (status !== '' && status !== 'BOOK') return []
  const amountFen = signedAmount(entry, row)
  if (amountFen === 0) return []
  const valueDate = day(at(entry, 'ValDt'), row)
  const bookedOn = day(at(entry, 'BookgDt'), row) ?? valueDate
  if (!bookedOn) throw badLine(row, { zh: '这一笔没有记账日期。', en: 'This entry has no booking date.' })
  const base = { bookedOn, valueDate: valueDate ?? bookedOn, kind: kindOf(entry), row }
  const details = all(entry, 'NtryDtls').flatMap((one) => all(one, 'TxDtls'))
  const parts = details.map((one) => ({ one, amount: detailAmount(one, entry, row) }))
  const whole = parts.length > 1 && parts.every(({ amount }) => amount !== undefined && amount !== 0) && parts.reduce((total, { amount }) => total + amount!, 0) === amountFen
  if (whole) return parts.map(({ one, amount }) => ({ ...base, amountFen: amount!, ...facts(entry, [one], amountFen) }))
  return [{ ...base, amountFen, ...facts(entry, details, amountFen) }]
}

function facts(entry: Node, details: readonly Node[], amountFen: number): Pick<StatementLine, 'reference' | 'endToEnd' | 'otherReferences' | 'counterparty' | 'counterAccount' | 'remark'> {
  const first = details[0]
  const refs = details.map((one) => at(one, 'Refs'))
  const other = amountFen > 0 ? 'Dbtr' : 'Cdtr'
  const parties = at(first, 'RltdPties')
  const account = at(parties, `${other}Acct`)
  const named = ['MsgId', 'PmtInfId', 'InstrId', 'TxId', 'MndtId', 'ChqNb', 'ClrSysRef', 'UETR', 'AcctOwnrTxId', 'AcctSvcrTxId', 'EndToEndId', 'AcctSvcrRef'].flatMap((name) => refs.map((one) => [name, word(one, name)] as const))
  const endToEnd = refs.map((one) => word(one, 'EndToEndId')).find((one) => one !== '' && one !== 'NOTPROVIDED') ?? ''
  const reference = (details.length === 1 ? word(refs[0], 'AcctSvcrRef') : '') || word(entry, 'AcctSvcrRef') || word(refs[0], 'AcctSvcrRef')
  const structured = details.flatMap((one) => all(at(one, 'RmtInf'), 'Strd').map((strd) => word(strd, 'CdtrRefInf', 'Ref') || word(strd, 'RfrdDocInf', 'Nb')))
  const free = details.flatMap((one) => [...all(at(one, 'RmtInf'), 'Ustrd').map(said), word(one, 'AddtlTxInf')])
  const others = [...named, ['NtryRef', word(entry, 'NtryRef')] as const, ['AcctSvcrRef', word(entry, 'AcctSvcrRef')] as const, ...structured.map((one) => ['RmtRef', one] as const)]
  return {
    reference,
    endToEnd,
    otherReferences: [...new Set(others.filter(([, value]) => value !== '' && value !== 'NOTPROVIDED' && value !== reference && value !== endToEnd).map(([name, value]) => `${name}:${value}`))],
    counterparty: cleanText(word(parties, other, 'Nm') || word(parties, other, 'Pty', 'Nm') || word(parties, `Ultmt${other}`, 'Nm')),
    counterAccount: (word(account, 'Id', 'IBAN') || word(account, 'Id', 'Othr', 'Id')).replace(/\s/g, ''),
    remark: cleanText([...new Set([...free, ...structured, ...(free.some(Boolean) ? [] : [word(entry, 'AddtlNtryInf')])])].filter(Boolean).join(' ')),
  }
}

const kindOf = (entry: Node): string => {
  const code = at(entry, 'BkTxCd')
  const domain = [word(code, 'Domn', 'Cd'), word(code, 'Domn', 'Fmly', 'Cd'), word(code, 'Domn', 'Fmly', 'SubFmlyCd')].filter(Boolean)
  return domain.length > 0 ? domain.join('-') : word(all(code, 'Prtry')[0], 'Cd')
}

function detailAmount(detail: Node, entry: Node, row: number): Fen | undefined {
  const amount = at(detail, 'Amt') ?? at(at(at(detail, 'AmtDtls'), 'TxAmt'), 'Amt')
  if (amount === undefined || (typeof amount === 'object' && word(amount, '@_Ccy') !== word(entry, 'Amt', '@_Ccy'))) return undefined
  const value = magnitude(said(amount), row)
  return (word(detail, 'CdtDbtInd') || word(entry, 'CdtDbtInd')) === 'DBIT' ? fen(-value || 0) : value
}

function signedAmount(node: Node, row: number): Fen {
  const side = word(node, 'CdtDbtInd')
  if (side !== 'CRDT' && side !== 'DBIT') throw badLine(row, { zh: '没有标明收入还是支出（CdtDbtInd）。', en: 'It does not say whether money came in or went out (CdtDbtInd).' })
  const value = magnitude(said(at(node, 'Amt')), row)
  return side === 'DBIT' ? fen(-value || 0) : value
}

function magnitude(text: string, row: number): Fen {
  const value = parseDecimal(text, 2)
  if (value === undefined || value < 0) throw badLine(row, { zh: `“${text.slice(0, 30)}”不是金额。`, en: `“${text.slice(0, 30)}” is no amount.` })
  return fen(value)
}

function day(node: Node, row: number): BusinessDate | undefined {
  const text = word(node, 'Dt') || word(node, 'DtTm')
  if (text === '') return undefined
  // A day with an hour and a zone is the day of Shanghai; one without is as the bank wrote it.
  const date = /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)) ? dateOfInstant(text) : parseDate(text.slice(0, 10))
  if (!date) throw badLine(row, { zh: `“${text.slice(0, 30)}”不是日期。`, en: `“${text.slice(0, 30)}” is no date.` })
  return date
}
