import type { BusinessDate } from '../calendar.ts'
import { assert, type Say } from '../faults.ts'
import { yuan } from '../money.ts'
import { type AccountClass, type AccountCode, accountOf, chart, type Fund, fundNames, funds } from './chart.ts'
import type { Balance } from './sum-vouchers.ts'
import type { VoucherRow } from './shapes.ts'

export type HledgerBook = {
  readonly title: string
  readonly from: BusinessDate
  readonly to: BusinessDate
  /** What stood before `from`; zero ones are left out. */
  readonly opening: readonly Pick<Balance, 'account' | 'fund' | 'openingFen'>[]
  /** In order of date. */
  readonly vouchers: readonly VoucherRow[]
}

/**
 * The journal in hledger's format, for anybody's own check: `hledger -f file check`. Opening balances come first, then a
 * transaction a voucher with the value date as its second date, and at the end every balance is asserted, so
 * that a line lost on the way fails the check.
 */
export function writeHledger(book: HledgerBook, lang: keyof Say): string {
  const closing = new Map<string, number>()
  const add = (account: AccountCode, fund: Fund, amount: number): void => {
    const name = accountName(account, fund, lang)
    closing.set(name, (closing.get(name) ?? 0) + amount)
  }
  const opening = book.opening.filter((balance) => balance.openingFen !== 0)
  for (const balance of opening) add(balance.account, balance.fund, balance.openingFen)
  for (const voucher of book.vouchers) for (const line of voucher.postings) add(line.account, line.fund, line.debitFen - line.creditFen)

  return [
    `; ${plain(book.title)} ${book.from} .. ${book.to}`,
    'decimal-mark .',
    'commodity 1000.00 CNY',
    '',
    ...declared(lang, closing),
    '',
    ...(opening.length ? [`${book.from} * (OPENING) ${words.opening[lang]}`, ...opening.map((balance) => line(accountName(balance.account, balance.fund, lang), balance.openingFen)), ''] : []),
    ...book.vouchers.flatMap((voucher) => [...transaction(voucher, lang), '']),
    ...(closing.size ? [`${book.to} * (CLOSING) ${words.closing[lang]}`, ...[...closing].map(([name, amount]) => `${line(name, 0)} = ${yuan(amount)} CNY`), ''] : []),
  ].join('\n')
}

const words = {
  opening: { zh: '期初余额', en: 'Opening balances' },
  closing: { zh: '期末余额核对', en: 'Closing balances, asserted' },
} satisfies Record<string, Say>

/** hledger's own letters for the five kinds of account. */
const types: Readonly<Record<AccountClass, { readonly letter: string; readonly name: Say }>> = {
  asset: { letter: 'A', name: { zh: '资产', en: 'Assets' } },
  liability: { letter: 'L', name: { zh: '负债', en: 'Liabilities' } },
  'net-assets': { letter: 'E', name: { zh: '净资产', en: 'Net assets' } },
  income: { letter: 'R', name: { zh: '收入', en: 'Income' } },
  expense: { letter: 'X', name: { zh: '费用', en: 'Expenses' } },
}

/** `资产:1121 应收账款:本社资金`: the fund is a sub-account, so each fund can be seen to balance. */
export function accountName(code: AccountCode, fund: Fund, lang: keyof Say): string {
  const account = accountOf(code)!
  return `${types[account.class].name[lang]}:${code} ${account.name[lang]}:${fundNames[fund][lang]}`
}

/** Only declared accounts pass `hledger check --strict`; the tags name code and fund for machines. */
function declared(lang: keyof Say, used: ReadonlyMap<string, number>): string[] {
  return chart.flatMap((account) =>
    funds.flatMap((fund) => {
      const name = accountName(account.code, fund, lang)
      return used.has(name) ? [`account ${name}  ; type:${types[account.class].letter}, code:${account.code}, fund:${fund}`] : []
    }),
  )
}

function transaction(voucher: VoucherRow, lang: keyof Say): string[] {
  assert(!/[()\s]/.test(voucher.id), `a voucher id that fits between brackets: ${voucher.id}`)
  const dates = voucher.valueDate === voucher.entryDate ? voucher.entryDate : `${voucher.entryDate}=${voucher.valueDate}`
  return [
    `${dates} * (${voucher.id}) ${plain(voucher.text)}  ; kind:${voucher.kind}, document:${voucher.document}`,
    ...voucher.postings.map((posting) => `${line(accountName(posting.account, posting.fund, lang), posting.debitFen - posting.creditFen)}${posting.unit ? `  ; unit:${posting.unit}` : ''}`),
  ]
}

/** Two blanks end an account's name. */
const line = (account: string, amount: number): string => `    ${account}  ${yuan(amount)} CNY`

/** A `;` would begin a comment, a `|` splits payee from note, a line end breaks the transaction: their full-width twins say the same. */
const plain = (text: string): string =>
  text
    .replaceAll(';', '；')
    .replaceAll('|', '｜')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001F\u007F\u0085\u2028\u2029\s]+/g, ' ')
    .trim()
