import { createHash } from 'node:crypto'
import { instant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, type Say } from '../faults.ts'
import type { CommunityId } from '../ids.ts'
import { fen } from '../money.ts'
import type { Order } from '../payments/channel.ts'
import { openPage, withPage } from '../payments/open-page.ts'
import { onlineAccount } from '../tenants/online-account.ts'
import { insertIntent, noteUnbooked, readSale, type SaleRecord } from './items.ts'
import { landingPath } from './landing-path.ts'
import { amountOf, linesMax, type OpenedSale, type SaleKind, type SaleLine } from './model.ts'
import { orderOf } from './order-of-sale.ts'
import { saleIdOf } from './sale-id.ts'
import { settleSale } from './settle-sale.ts'
import { offlineOnly, paidAlready, suspended, tooManyPages } from './words.ts'

export type SaleInput = {
  readonly kind: SaleKind
  /** Id of the thing: with its version and the amounts it makes the sale's id. */
  readonly subject: string
  /** Rises whenever the thing is another one to pay: a stay that was paid and went on, a booking that was moved. */
  readonly version: number
  /** Whose ground earned it, for the books (`Voucher.community`). */
  readonly community: CommunityId
  readonly title: Say
  /** Each above 0, at least one. */
  readonly lines: readonly SaleLine[]
}
export type OpenSale = SaleInput & {
  /** Page of the thing itself, a path on the tenant's host, which the landing page leads on to. */
  readonly backPath?: string
  readonly lang: 'zh' | 'en'
  readonly onPhone: boolean
}

/** How long the provider's page stays open: prices of stays move on. */
const openMsMax = 60 * 60_000
/** With less left than this a page is not handed out again. */
const openMsMin = 5 * 60_000
/** The provider wants half an hour between opening an order and its end: an intent older than this opens none. */
const intentMsMax = openMsMax - 35 * 60_000
/** Pages for the very same thing and price that came to nothing; the next one waits until none of them can be paid. */
const roundsMax = 30

/**
 * Opens the provider's page for a thing that is on no household's account. The intent is stored before the provider is asked
 * (M4), under an id that follows from thing, version and amounts: two browsers that ask at the same moment get one sale and
 * one page. Who may pay for the thing is the caller's to say: anybody may who stands before a barrier.
 *
 * Throws `refused` (already-paid, suspended, offline-only, not-collecting), `limit`, `upstream` (nothing was charged).
 */
export async function openSale(ctx: Ctx, input: OpenSale): Promise<OpenedSale> {
  if (ctx.site.state === 'suspended') throw suspended()
  const account = onlineAccount(ctx.site)
  if (!account) throw offlineOnly()
  const start = instant(ctx.clock)
  const intent: Omit<SaleRecord, 'id'> = {
    ...newSale(ctx, input, start),
    ...(input.backPath ? { backPath: input.backPath } : {}),
    online: { account, lang: input.lang, onPhone: input.onPhone, expiresAt: new Date(Date.parse(start) + openMsMax).toISOString() as Instant },
  }
  const { sale, reused, open } = await storeIntent(ctx, intent, input.version)
  const order = open ? await withPage(ctx, orderOf(ctx, sale), open) : await openPage(ctx, orderOf(ctx, sale), () => noteUnbooked(ctx, sale.id, { state: 'failed' }))
  if (sale.online?.order !== order.id) await noteUnbooked(ctx, sale.id, { order: order.id })
  return { sale: sale.id, url: order.url ?? '', landing: landingPath(sale), amountFen: sale.amountFen, expiresAt: sale.online!.expiresAt, reused }
}

/** What every sale begins with, however it is paid. */
export function newSale(ctx: Ctx, { kind, subject, community, title, lines }: SaleInput, start: Instant): Omit<SaleRecord, 'id'> {
  assert(lines.length >= 1 && lines.length <= linesMax && lines.every(({ amountFen }) => amountFen > 0), `1 to ${linesMax} lines above 0: ${subject}`)
  return { kind, subject, community, title, lines, amountFen: amountOf(lines), state: 'pending', createdAt: start, by: ctx.actor.id, key: ctx.ids.secret(), givenBack: lines.map(() => fen(0)) }
}

type Stored = { readonly sale: SaleRecord; readonly reused: boolean; /** Its page, when that is open already. */ readonly open?: Order }

async function storeIntent(ctx: Ctx, intent: Omit<SaleRecord, 'id'>, version: number): Promise<Stored> {
  const amounts = intent.lines.map(({ amountFen, fund, purpose, account }) => [amountFen, fund, purpose, account])
  for (let round = 0; round < roundsMax; round += 1) {
    const sale = { ...intent, id: saleIdOf(derivedId([intent.kind, intent.subject, version, round, intent.online?.account, amounts])) }
    if (await insertIntent(ctx, sale)) return { sale, reused: false }
    const usable = await takeUp(ctx, sale)
    if (usable) return usable
  }
  throw tooManyPages()
}

/** The intent of another browser, or of one that a crash cut off. Undefined when it is at its end. */
async function takeUp(ctx: Ctx, { id }: SaleRecord): Promise<Stored | undefined> {
  const known = await readSale(ctx, id)
  if (known?.booked) throw paidAlready(id)
  if (!known || known.problem || known.state !== 'pending') return undefined
  if (!known.online?.order) return ctx.clock.now().getTime() - Date.parse(known.createdAt) < intentMsMax ? { sale: known, reused: true } : undefined
  const { sale, order } = await settleSale(ctx, id)
  if (sale.booked) throw paidAlready(id)
  return order?.state === 'open' && Date.parse(known.online.expiresAt) - ctx.clock.now().getTime() > openMsMin ? { sale, reused: true, open: order } : undefined
}

/** 12 characters of `[a-z0-9]` out of 62 bits of SHA-256. */
function derivedId(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest()
  return (hash.readBigUInt64BE(0) >> 2n).toString(36).padStart(12, '0').slice(-12)
}
