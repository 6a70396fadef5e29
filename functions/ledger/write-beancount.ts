import { addDays, type BusinessDate } from '../calendar.ts'
import { assert, type Say } from '../faults.ts'
import { yuan } from '../money.ts'
import { type AccountClass, type AccountCode, accountOf, chart, type Fund, fundNames, funds } from './chart.ts'
import type { VoucherRow } from './shapes.ts'
import type { HledgerBook } from './write-hledger.ts'

/**
 * The journal in beancount's format, for anybody's own check: `bean-check file`. Accounts are named by code and fund alone, since the
 * program takes few signs in them; their names stand beside. Opening balances come first, and the day after the last every
 * balance is asserted to the fen, so that a line lost on the way fails the check.
 */
export function writeBeancount(book: HledgerBook, lang: keyof Say): string {
  const closing = new Map<string, number>()
  const add = (account: AccountCode, fund: Fund, amount: number): void => {
    const name = beancountAccount(account, fund)
    closing.set(name, (closing.get(name) ?? 0) + amount)
  }
  const opening = book.opening.filter((balance) => balance.openingFen !== 0)
  for (const balance of opening) add(balance.account, balance.fund, balance.openingFen)
  for (const voucher of book.vouchers) for (const line of voucher.postings) add(line.account, line.fund, line.debitFen - line.creditFen)

  return [
    `option "title" ${quoted(book.title)}`,
    'option "operating_currency" "CNY"',
    '',
    ...opened(book.from, closing, lang),
    '',
    ...(opening.length ? [`${book.from} * ${quoted(words.opening[lang])}`, ...opening.map((balance) => line(beancountAccount(balance.account, balance.fund), balance.openingFen)), ''] : []),
    ...book.vouchers.flatMap((voucher) => [...transaction(voucher), '']),
    ...[...closing].map(([name, amount]) => asserted(addDays(book.to, 1), name, amount)),
    '',
  ].join('\n')
}

const words = { opening: { zh: '期初余额', en: 'Opening balances' } } satisfies Record<string, Say>

/** The five roots that the program knows. */
const roots: Readonly<Record<AccountClass, string>> = { asset: 'Assets', liability: 'Liabilities', 'net-assets': 'Equity', income: 'Income', expense: 'Expenses' }

/** `Assets:1121:Owners-Common`. */
export const beancountAccount = (code: AccountCode, fund: Fund): string =>
  `${roots[accountOf(code)!.class]}:${code}:${fund.split('_').map((word) => word.slice(0, 1) + word.slice(1).toLowerCase()).join('-')}`

function opened(from: BusinessDate, used: ReadonlyMap<string, number>, lang: keyof Say): string[] {
  return chart.flatMap(({ code, name }) =>
    funds.flatMap((fund) => {
      const account = beancountAccount(code, fund)
      return used.has(account) ? [`${from} open ${account} CNY`, `  name: ${quoted(`${name[lang]} · ${fundNames[fund][lang]}`)}`] : []
    }),
  )
}

function transaction(voucher: VoucherRow): string[] {
  assert(/^[\w.-]+$/.test(voucher.id), `a voucher id that fits a link: ${voucher.id}`)
  return [
    `${voucher.entryDate} * ${quoted(voucher.text)} ^${voucher.id}`,
    ...(voucher.valueDate === voucher.entryDate ? [] : [`  value-date: ${voucher.valueDate}`]),
    ...voucher.postings.flatMap((posting) => [line(beancountAccount(posting.account, posting.fund), posting.debitFen - posting.creditFen), ...(posting.unit ? [`    unit: ${quoted(posting.unit)}`] : [])]),
  ]
}

const line = (account: string, amount: number): string => `  ${account}  ${yuan(amount)} CNY`

/** Without a tolerance of its own the program would let a whole fen pass. */
const asserted = (date: BusinessDate, account: string, amount: number): string => `${date} balance ${account}  ${yuan(amount)} ~ 0.001 CNY`

const quoted = (text: string): string =>
  `"${text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001F\u007F\u0085\u2028\u2029\s]+/g, ' ')
    .trim()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')}"`
