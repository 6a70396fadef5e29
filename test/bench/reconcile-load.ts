import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import { divideHalfUp, fen } from '../../functions/money.ts'
import type { LearnedRule, MatchingEntry, MatchingLine } from '../../functions/reconciliation/matching/model.ts'
import { doorAsWritten, type Home, homesOf, nameOf, spellingsOf } from './reconcile-people.ts'
import { type Chance, chanceOf } from './seeded.ts'

export type Line = Omit<MatchingLine, 'id'> & { readonly label: string }
/** label: what belongs together in truth; a line or an entry of which the other side is missing is alone with its label. */
export type Load = { readonly lines: Line[]; readonly entries: (MatchingEntry & { readonly label: string })[]; readonly learned: LearnedRule[] }

export const feePerTenThousand = 38
/** Fees come from few price levels, so nearly every amount is thousands of people's. */
const feesFen = [2400, 3000, 3600, 4000, 4500, 5000, 6000, 7200, 8000]
const permitsFen = [10_000, 15_000, 20_000]
const start = '2026-01-01' as BusinessDate
const daysInAll = 330

/** How often each story is told, of 1,000 lines. What a line carries is what each way of paying carries. */
const shares = { order: 300, orderLessFee: 150, payout: 1, code: 150, door: 140, payer: 130, otherPayer: 5, merged: 25, split: 25, odd: 30, doubleOrder: 8, unknownPayer: 19, paidTwice: 2, equalDebts: 2, twoDoors: 2 } as const
type Story = keyof typeof shares
/** The line or the entry is not there, or the line comes weeks after. */
const missing = { line: 0.01, entry: 0.009, late: 0.02 }

export function loadOf(seed: number, count: number): Load {
  const teller = new Teller(chanceOf(seed))
  const deck = Object.entries(shares).flatMap(([story, share]) => Array.from({ length: share }, () => story as Story))
  while (teller.lines.length < count - 30 && teller.entries.length < count - 30) teller.tell(teller.chance.pick(deck))
  while (teller.lines.length < count || teller.entries.length < count) teller.fill(teller.lines.length < count, teller.entries.length < count)
  return { lines: teller.chance.shuffled(teller.lines), entries: teller.chance.shuffled(teller.entries), learned: teller.learned }
}

class Teller {
  readonly lines: Line[] = []
  readonly entries: Load['entries'] = []
  readonly learned: LearnedRule[] = []
  readonly chance: Chance
  private readonly homes: Home[]
  private readonly namesakes = new Map<string, number>()
  private home = 0
  private serial = 0
  private label = ''
  private day = start
  private withLine = true
  private withEntry = true

  constructor(chance: Chance) {
    this.chance = chance
    this.homes = homesOf(chance)
    for (const { payer } of this.homes) this.namesakes.set(payer, (this.namesakes.get(payer) ?? 0) + 1)
  }

  tell(story: Story): void {
    this.begin()
    this.withEntry = !this.chance.hits(missing.entry)
    this.withLine = !this.withEntry || !this.chance.hits(missing.line)
    const { chance } = this
    const home = story === 'order' || story === 'orderLessFee' || story === 'doubleOrder' || story === 'payout' || story === 'odd' ? this.homes[0]! : this.nextHome()
    const fee = chance.pick(feesFen)
    switch (this.level(story)) {
      case 'order':
        return this.order(fee, 0)
      case 'orderLessFee':
        return this.order(fee, divideHalfUp([fee, feePerTenThousand], 10_000))
      case 'payout':
        return this.payout()
      case 'code':
        this.owe(home, fee)
        if (chance.hits(0.25)) this.aside(() => this.permit(home, home.code))
        return this.pay(fee, { remark: chance.pick([home.code, `物业费${home.code.toLowerCase()}`, `${home.code.slice(0, 2)}-${home.code.slice(2)} 谢谢`]), ...payerOf(home) })
      case 'door':
        this.owe(home, fee)
        if (chance.hits(0.25)) this.aside(() => this.permit(home, doorAsWritten(home, chance)))
        return this.pay(fee, { remark: doorAsWritten(home, chance), ...payerOf(home) })
      case 'payer':
        return this.knownPayer(home, fee)
      case 'otherPayer': {
        // A daughter, known as the payer of her own flat, pays her mother's and says so.
        const own = this.nextHome()
        this.learned.push({ by: 'account', value: own.account, household: own.id })
        this.aside(() => this.owe(own, fee))
        this.owe(home, fee)
        return this.pay(fee, { remark: doorAsWritten(home, chance), ...payerOf(own) })
      }
      case 'merged':
        return this.merged(home, fee)
      case 'split': {
        const whole = chance.pick([36_000, 48_000, 60_000, 90_000])
        const first = 10_000 + chance.below(whole - 20_000)
        this.owe(home, whole)
        for (const part of chance.hits(0.3) ? [first, 5000, whole - first - 5000] : [first, whole - first]) this.pay(part, { remark: doorAsWritten(home, chance), ...payerOf(home) })
        return
      }
      case 'odd': {
        const amount = 100_001 + chance.below(5_000_000)
        this.enter(chance.hits(0.7) ? amount : -amount, { kind: 'booked', accountId: 'bank' })
        return this.pay(this.entries.at(-1)?.label === this.label ? this.entries.at(-1)!.amountFen : amount, { counterparty: '市政供水公司' })
      }
      case 'doubleOrder':
        // Two spaces for two cars, the same amount by the same payer within a minute.
        this.order(fee, 0)
        this.begin(this.day)
        return this.order(fee, 0)
      case 'unknownPayer':
        // Paying for the first time, or renamed with a new account, and no word in the remark.
        this.owe(home, fee)
        return this.pay(fee, { ...payerOf(home), ...(chance.hits(0.3) ? { counterparty: nameOf(chance), counterAccount: `6228${String(this.serial).padStart(12, '0')}` } : {}), remark: chance.pick(['', '物业费', '转账']) })
      case 'paidTwice':
        this.owe(home, fee)
        this.pay(fee, { remark: home.code })
        return this.aside(() => this.pay(fee, { remark: home.code }))
      case 'equalDebts':
        this.owe(home, fee)
        this.aside(() => this.owe(home, fee))
        return this.pay(fee, { remark: doorAsWritten(home, chance), ...payerOf(home) })
      case 'twoDoors':
        this.owe(home, fee)
        return this.pay(fee, { remark: `${doorAsWritten(home, chance)} 代${doorAsWritten(this.nextHome(), chance)}` })
    }
  }

  /** Up to the exact count: a line without an entry, an entry without a line, or an order of both. */
  fill(line: boolean, entry: boolean): void {
    this.begin()
    this.withLine = line
    this.withEntry = entry
    this.order(this.chance.pick(feesFen), 0)
  }

  private order(amount: number, fee: number): void {
    const order = `4200${String(this.serial).padStart(10, '0')}${this.chance.below(90_000) + 10_000}`
    const byProvider = this.chance.hits(0.5)
    const told = this.chance.hits(0.5)
    this.enter(amount, { kind: 'booked', accountId: 'wechat', providerIds: byProvider ? [order] : [], orderNumbers: byProvider ? [] : [order], ...(fee === 0 || !told ? {} : { feeFen: fen(fee) }) })
    this.pay(amount - fee, { accountId: 'wechat', ...(byProvider ? { reference: order } : { endToEnd: order }) })
  }

  private payout(): void {
    const id = `PO${String(this.serial).padStart(12, '0')}`
    let total = 0
    for (let part = 0; part < 8; part += 1) {
      const amount = this.chance.pick(feesFen)
      total += amount
      this.enter(amount, { kind: 'booked', accountId: 'bank', providerIds: [id] })
    }
    this.pay(total, { remark: `STRIPE ${id}` })
  }

  /** By account, though the name may have changed; one in five by name alone, as people accept it: only where the town knows one of that name. */
  private knownPayer(home: Home, fee: number): void {
    const byName = this.chance.hits(0.2) && this.namesakes.get(home.payer) === 1
    this.learned.push(byName ? { by: 'name', value: home.payer, household: home.id } : { by: 'account', value: home.account, household: home.id })
    this.owe(home, fee)
    this.pay(fee, byName ? { counterparty: home.payer } : { ...payerOf(home), ...(this.chance.hits(0.1) ? { counterparty: nameOf(this.chance) } : {}) })
  }

  /** Everything that is owed, or two of three. */
  private merged(home: Home, fee: number): void {
    const permit = this.chance.pick(permitsFen)
    this.owe(home, fee)
    this.owe(home, permit)
    const water = 501 + this.chance.below(1900)
    if (this.chance.hits(0.3)) this.aside(() => this.owe(home, water))
    this.pay(fee + permit, { remark: this.chance.hits(0.5) ? home.code : doorAsWritten(home, this.chance), ...payerOf(home) })
  }

  private permit(home: Home, remark: string): void {
    const amount = this.chance.pick(permitsFen)
    this.owe(home, amount)
    this.pay(amount, { remark, ...payerOf(home) })
  }

  /** Merged payments need more entries, split ones more lines: whichever keeps both sides level. */
  private level(story: Story): Story {
    return story === 'merged' || story === 'split' ? (this.entries.length > this.lines.length ? 'split' : 'merged') : story
  }

  private begin(day = addDays(start, this.chance.below(daysInAll))): void {
    this.serial += 1
    this.label = `t${this.serial}`
    this.day = day
  }

  /** Something of the same household that belongs to no line, or a line that belongs to no entry. */
  private aside(told: () => void): void {
    const { label } = this
    this.label = `${label}-aside`
    told()
    this.label = label
  }

  private nextHome(): Home {
    const home = this.homes[this.home]
    if (!home) throw new RangeError('more stories than homes')
    this.home += 1
    return home
  }

  private owe(home: Home, amount: number): void {
    this.enter(amount, { kind: 'open', household: home.id, unitCodes: spellingsOf(home), paymentCode: home.code })
  }

  private enter(amount: number, parts: Partial<MatchingEntry>): void {
    if (!this.withEntry) return
    this.entries.push({ id: `e${this.entries.length}`, label: this.label, kind: 'open', accountId: null, amountFen: fen(amount), date: this.day, providerIds: [], orderNumbers: [], unitCodes: [], ...parts })
  }

  private pay(amount: number, parts: Partial<MatchingLine>): void {
    if (!this.withLine) return
    const day = addDays(this.day, this.chance.hits(missing.late) ? 6 + this.chance.below(30) : this.chance.below(4))
    this.lines.push({ label: this.label, accountId: 'bank', bookedOn: day, valueDate: day, amountFen: fen(amount), reference: '', endToEnd: '', otherReferences: [], counterparty: '', counterAccount: '', remark: '', ...parts })
  }
}

const payerOf = ({ payer, account }: Home): Partial<MatchingLine> => ({ counterparty: payer, counterAccount: account })
