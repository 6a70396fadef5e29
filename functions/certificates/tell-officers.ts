import type { Ctx } from '../context.ts'
import { listMembers } from '../members/list-members.ts'
import { surelyNotSent } from '../messages.ts'
import { putAbsent } from '../storage/put-absent.ts'
import { type Ending, toldOf } from './ending.ts'
import { claimTold, noteTold, type Told } from './items.ts'

/** Everybody who has a part in it, the head where there is no training officer. */
const officersMax = 20

/** One e-mail of how many there are and where to see whose: names stay in the system. */
export async function tellOfficers(ctx: Ctx, endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return
  const members = await listMembers(ctx)
  const officers = members.filter(({ roles }) => roles.includes('training-officer'))
  const to = (officers.length > 0 ? officers : members.filter(({ roles }) => roles.includes('head'))).slice(0, officersMax)
  if (to.length === 0) return
  const taken = await putAbsent(ctx, endings.map((one) => claimTold(ctx, one.record.id, toldOf(ctx, one, 'officers', 'sending'))))
  const own = endings.filter((_, at) => taken[at] === undefined)
  if (own.length === 0) return
  const note = async (state: Told['state']) => {
    for (const one of own) await ctx.store.write(noteTold(ctx, one.record.id, toldOf(ctx, one, 'officers', state)))
  }
  try {
    for (const { email } of to) await ctx.ports.email.send({ to: email, ...messageOf(ctx, own) })
    await note('sent')
  } catch (error) {
    if (surelyNotSent(error)) await note('failed')
    throw error
  }
}

function messageOf(ctx: Ctx, endings: readonly Ending[]): { readonly subject: string; readonly text: string } {
  const lapsed = endings.filter(({ step }) => step === 'lapsed').length
  const ending = endings.length - lapsed
  const url = `${ctx.site.url}/office/certificates?within=90`
  return {
    subject: `证书到期提醒：${endings.length} 张 · ${endings.length} certificates to see to`,
    text: `快到期或要复审的证书：${ending} 张。\n已经失效、不能再排岗的：${lapsed} 张。\n名单：${url}\n\n${ending} certificates end or are due for review soon, ${lapsed} have lapsed.\n${url}\n`,
  }
}
