import type { Ctx } from '../context.ts'
import { Fault, type Say } from '../faults.ts'
import type { Platform } from '../platform.ts'
import { accountOf } from '../tenants/store-account.ts'
import { type Known, readKnown } from './items.ts'
import { learnAccount, stateOfKnown } from './learn-account.ts'
import type { Connect, ConnectState } from './model.ts'
import { dueWords, stateWords } from './words.ts'

/** How the tenant's payment account stands. The provider is asked; when it does not answer, what it said last. */
export async function getConnectStatus(platform: Platform, ctx: Ctx, lang: keyof Say): Promise<Connect> {
  const account = await accountOf(platform, ctx.tenant)
  if (account === undefined) return show(ctx, { state: 'none', account: null, answered: true }, lang)
  const { known, answered } = await ask(platform, ctx, account)
  // An account that the operator entered and nobody has asked about yet: the operator's word stands.
  const state = known ? stateOfKnown(known) : ctx.site.collects === false ? 'begun' : 'ready'
  return show(ctx, { state, account, answered, ...(known ? { known } : {}) }, lang)
}

async function ask(platform: Platform, ctx: Ctx, account: string): Promise<{ readonly known: Known | undefined; readonly answered: boolean }> {
  try {
    return { known: await learnAccount(platform, ctx, account), answered: true }
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'upstream') throw error
    return { known: await readKnown(ctx, account), answered: false }
  }
}

type Standing = { readonly state: ConnectState; readonly account: string | null; readonly answered: boolean; readonly known?: Known }

function show({ site }: Ctx, { state, account, answered, known }: Standing, lang: keyof Say): Connect {
  const facts = known?.facts === 'gone' ? undefined : known?.facts
  return {
    state,
    say: stateWords[state][lang],
    account,
    onlinePayment: state === 'ready' && site.state === 'active',
    paysOut: facts?.canPayOut ?? state === 'ready',
    due: (facts?.due ?? []).map((topic) => ({ topic, say: dueWords[topic][lang] })),
    needsParticulars: account === null || known?.facts === 'gone',
    askedAt: known?.askedAt ?? null,
    answered,
  }
}
