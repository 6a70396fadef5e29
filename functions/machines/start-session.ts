import { type Ctx, hasRole } from '../context.ts'
import { forbidden, invalid, refused } from '../faults.ts'
import { fen } from '../money.ts'
import { openSale, type SaleInput } from '../sales/open-sale.ts'
import { takeCash } from '../sales/take-cash.ts'
import { sessionIdOf, type StartedSession, type StartSession } from './model.ts'
import { findMachine, standingOf } from './show-machine.ts'

export type StartInput = StartSession & { readonly lang: 'zh' | 'en'; readonly onPhone: boolean }

/**
 * The next turn of a machine: opens the provider's page for one of its sums, or books the cash that an attendant took. The turn
 * is taken when the money is there, not before: nobody keeps a socket by opening a page. Two browsers that choose one sum get
 * one page. Throws `refused` (busy, out-of-use, and as `openSale`), `invalid`, `unknown`.
 */
export async function startSession(ctx: Ctx, { machine: id, amountFen, cash, lang, onPhone }: StartInput): Promise<StartedSession> {
  const { machine, facility } = await findMachine(ctx, id)
  const session = sessionIdOf(id, machine.turn)
  const title = { zh: `${facility.name} ${machine.name}`, en: `${facility.name} ${machine.name}` }
  const text = lang === 'zh' ? `${title.zh} 预付` : `${title.en}, paid ahead`
  const sale: SaleInput = { kind: 'session', subject: session, version: 1, community: facility.community, title, lines: [{ text, amountFen: fen(amountFen), fund: facility.fund, purpose: 'facilities' }] }
  if (!machine.amountsFen.includes(amountFen)) throw notThatSum()
  if (cash) {
    if (!hasRole(ctx, 'attendant', 'head', 'collector')) throw forbidden('cash is taken by who may')
    await takeCash(ctx, { ...sale, id: cash.id })
    return { session, sale: null, key: null }
  }
  const standing = standingOf(ctx, machine, facility)
  if (standing === 'busy' || standing === 'out-of-use') throw notNow(standing)
  const opened = await openSale(ctx, { ...sale, backPath: `/machine-session/${session}`, lang, onPhone })
  return { session, sale: opened, key: opened.landing.split('/').at(-1)! }
}

const notThatSum = () => invalid('amount', { zh: '这台设备没有这个金额，没有扣款。请从页面上的金额里选。', en: 'This machine has no such sum. No money was taken. Choose one of those on the page.' })

const notNow = (standing: 'busy' | 'out-of-use') =>
  standing === 'busy'
    ? refused('busy', { zh: '这台设备正在使用，没有扣款。请等它空出来，或换一台。', en: 'This machine is in use. No money was taken. Wait until it is free, or take another one.' })
    : refused('out-of-use', { zh: '这台设备暂停使用，没有扣款。请换一台。', en: 'This machine is out of use. No money was taken. Take another one.' })
