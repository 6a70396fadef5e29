import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import type { RosterId } from '../ids.ts'
import { findRoster } from '../rosters/find-roster.ts'
import { publishRoster } from '../rosters/publish-roster.ts'
import type { Reader } from './thing.ts'

/** The sweep tries every five minutes; what it could not finish in three rounds needs somebody to know of it. */
const lateMs = 15 * 60_000

/** Rosters whose publishing broke off and could not be gone on with: nobody can edit them, and no worker was told. */
export const stuckPublishing = (ctx: Ctx): Reader => ({
  read: async ({ id, since }) => {
    const roster = await findRoster(ctx, id as RosterId)
    if (!roster) throw unknown(`no roster ${id}`)
    if (roster.state !== 'publishing' || ctx.clock.now().getTime() - Date.parse(since) <= lateMs) return undefined
    return { document: id, why: 'publishing', say: halfWaySay, unit: null, about: roster.name, amountFen: null, action: 'resume' }
  },
  // Goes on from where it broke off; a rule that speaks against it by now is told, and the roster is a draft again.
  solve: async ({ id }) => void (await publishRoster(ctx, id as RosterId)),
})

const halfWaySay: Say = {
  zh: '班表发布到一半停住了，系统试过几次没有成功。员工还没有收到通知，班表暂时不能改。请点“继续”；不行请联系平台。',
  en: 'Publishing this roster broke off, and trying again has not helped so far. No worker was told, and nobody can edit it meanwhile. Go on with it; if that fails, tell the platform.',
}
