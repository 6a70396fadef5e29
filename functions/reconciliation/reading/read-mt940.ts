import { type BusinessDate, daysBetween, daysInMonth, parseDate, periodOf } from '../../calendar.ts'
import { cleanText } from '../../estates/clean-text.ts'
import { type Fen, fen, parseDecimal } from '../../money.ts'
import type { Statement, StatementLine } from '../statement-model.ts'
import { badLine, statementCut, wrongStatement } from './faults-of-statements.ts'
import { readMt940Remark } from './read-mt940-remark.ts'

export const looksLikeMt940 = (text: string): boolean => /^(?:\{4:)?:(?:20|25|28C?|60[FM]):/m.test(text.slice(0, 5000)) && /^:6[01][FM]?:/m.test(text)

type Field = { readonly tag: string; readonly text: string; readonly row: number }
type Message = { readonly account: string; readonly currency: string; readonly openingFen: Fen | undefined; readonly lines: StatementLine[]; readonly row: number }

/** SWIFT MT940 within its envelope or without, any number of messages; amounts have a decimal comma. */
export function readMt940(text: string): Statement[] {
  const fields = fieldsOf(text)
  const statements: Statement[] = []
  let open: Message | undefined
  for (const [at, field] of fields.entries()) {
    const message: Message = open ?? { account: '', currency: '', openingFen: undefined, lines: [], row: field.row }
    switch (field.tag) {
      case '20':
        refuseUnclosed(open, field.row)
        open = { account: '', currency: '', openingFen: undefined, lines: [], row: field.row }
        break
      case '25':
        open = { ...message, account: field.text.replace(/\s/g, '') }
        break
      case '60F':
      case '60M': {
        const { currency, amountFen } = readBalance(field)
        open = { ...message, currency, openingFen: amountFen }
        break
      }
      case '61':
        message.lines.push(readLine(field, fields[at + 1]?.tag === '86' ? fields[at + 1] : undefined))
        open = message
        break
      case '62F':
      case '62M': {
        if (message.openingFen === undefined) throw badLine(field.row, { zh: '有期末余额，却没有期初余额（:60F:）。', en: 'There is a closing balance but no opening one (:60F:).' })
        const { account, currency, openingFen, lines } = message
        statements.push({ format: 'mt940', layout: '', account, currency, openingFen, closingFen: readBalance(field).amountFen, lines, closingRow: field.row })
        open = undefined
        break
      }
      default:
    }
  }
  refuseUnclosed(open, fields.at(-1)?.row ?? 1)
  if (statements.length === 0) throw wrongStatement({ zh: '没有找到 MT940 的余额。', en: 'No balance of an MT940 message was found.' })
  return statements
}

function refuseUnclosed(open: Message | undefined, row: number): void {
  if (open && (open.lines.length > 0 || open.openingFen !== undefined)) throw statementCut(row, 'a message without :62F:')
}

/** A tag begins a line; what follows until the next one belongs to it. Envelopes and closing dashes are no content. */
function fieldsOf(text: string): Field[] {
  const fields: Field[] = []
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, tag, content] = /^(?:\{4:)?:(\d{2}[A-Z]?):(.*)$/.exec(line) ?? []
    const last = fields.at(-1)
    if (tag !== undefined) fields.push({ tag, text: content!, row: at + 1 })
    else if (/^\s*(?:-|-\}.*|-XXX|\{1:.*)$/.test(line)) fields.push({ tag: 'end', text: '', row: at + 1 })
    else if (last && last.tag !== 'end' && line.trim() !== '') fields[fields.length - 1] = { ...last, text: `${last.text}\n${line}` }
  }
  return fields
}

/** `C100722EUR380115,12`: which side, day, currency, amount. */
export function readBalance({ text, row }: Pick<Field, 'text' | 'row'>): { readonly currency: string; readonly amountFen: Fen } {
  const [, side, , currency, amount] = /^([CD])(\d{6})([A-Z]{3})([\d.,]+)$/.exec(text.replace(/\s/g, '')) ?? []
  if (!side) throw badLine(row, { zh: `余额“${text.slice(0, 40)}”读不懂。`, en: `The balance “${text.slice(0, 40)}” cannot be read.` })
  const value = readComma(amount!, row)
  return { currency: currency!, amountFen: side === 'D' ? fen(-value || 0) : value }
}

function readComma(text: string, row: number): Fen {
  const value = parseDecimal(text.replace(/,$/, '').replace(',', '.').replace(/^0+(?=\d)/, ''), 2)
  if (value === undefined) throw badLine(row, { zh: `“${text}”不是金额。`, en: `“${text}” is no amount.` })
  return fen(value)
}

/** value day, booking day, side (R reverses), third letter of the currency, amount, kind, customer's reference // bank's reference, then a line of the bank's own. */
const pattern = /^(\d{6})(\d{4})?(R?[CD]|E[CD])([A-Z])?(\d[\d.,]*)([A-Z][A-Z0-9]{3})?([^\n]*?)(?:\n([\s\S]*))?$/

function readLine({ text, row }: Field, remarkField: Field | undefined): StatementLine {
  const found = pattern.exec(text) ?? pattern.exec(text.replaceAll('\n', ''))
  if (!found) throw badLine(row, { zh: `“${text.slice(0, 40)}”不是 MT940 的明细行。`, en: `“${text.slice(0, 40)}” is no line of an MT940 message.` })
  const [, value, booked, side, , amount, kind = '', references = '', supplement = ''] = found
  const [customer = '', bank = ''] = references.split('//')
  const amountFen = readComma(amount!, row)
  const remark = readMt940Remark(remarkField?.text ?? '')
  const valueDate = dayOfSix(value!, row)
  const own = cleanText(customer).replace(/^(?:NONREF|EREF|KREF\+)$/, '')
  return {
    bookedOn: booked ? nearest(booked, valueDate, row) : valueDate,
    valueDate,
    // A reversed credit takes money out, a reversed debit brings it back.
    amountFen: side === 'C' || side === 'RD' || side === 'EC' ? amountFen : fen(-amountFen),
    reference: cleanText(bank),
    endToEnd: remark.endToEnd || own,
    otherReferences: [...(own && remark.endToEnd ? [`REF:${own}`] : []), ...remark.otherReferences],
    counterparty: remark.counterparty,
    counterAccount: remark.counterAccount,
    remark: [...new Set([remark.remark, cleanText(supplement)])].filter(Boolean).join(' '),
    kind,
    row,
  }
}

/** `160230` is the last day of February 2016: banks that reckon interest by months of 30 days write days that do not exist. */
function dayOfSix(text: string, row: number): BusinessDate {
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].map(Number) as [number, number, number]
  if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
    const period = periodOf(year >= 80 ? 1900 + year : 2000 + year, month)
    return parseDate(`${period}-${String(Math.min(day, daysInMonth(period))).padStart(2, '0')}`)!
  }
  throw badLine(row, { zh: `“${text}”不是日期。`, en: `“${text}” is no date.` })
}

/** The booking day has no year: it is the one nearest to the value day. */
function nearest(monthDay: string, valueDate: BusinessDate, row: number): BusinessDate {
  const year = Number(valueDate.slice(0, 4))
  const days = [year - 1, year, year + 1].map((one) => dayOfSix(`${String(one % 100).padStart(2, '0')}${monthDay}`, row))
  return days.toSorted((a, b) => Math.abs(daysBetween(a, valueDate)) - Math.abs(daysBetween(b, valueDate)))[0]!
}
