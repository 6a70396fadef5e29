import type { Ctx } from '../context.ts'
import { disputedUnits } from '../disputes/has-dispute.ts'
import { placeAfter } from '../fees/page.ts'
import { sum } from '../money.ts'
import { smsText } from '../ports/sms-text.ts'
import { getSite } from '../tenants/get-site.ts'
import { chosenBuildings } from './chosen-buildings.ts'
import { readSettings } from './items.ts'
import { type Judged, judgeBuilding } from './judge-building.ts'
import type { PreviewReminders, ReminderKind, ReminderPreview, SkipReason } from './model.ts'
import { nextLoud } from './quiet-hours.ts'
import { factsOf, type One } from './remind-household.ts'
import { shownSkip } from './shown-skip.ts'
import { emailOf, smsOf } from './texts.ts'

/** Who would be reminded now and who would not, and why; sends nothing. Those who would come first: they are what a person looks through. */
export async function previewReminders(ctx: Ctx, { limit, after, kind, channel, ...filter }: PreviewReminders): Promise<ReminderPreview> {
  const [settings, { phone }, disputed, buildings] = await Promise.all([readSettings(ctx), getSite(ctx), disputedUnits(ctx), chosenBuildings(ctx, filter)])
  const all: Judged[] = []
  for (const building of buildings) all.push(...(await judgeBuilding(ctx, building.id, { kind, channel, settings, disputed })))
  const sending = all.filter(({ verdict }) => 'channel' in verdict)
  const skipping = all.filter(({ verdict }) => 'skip' in verdict)
  const skipped: Partial<Record<SkipReason, number>> = {}
  for (const { skip } of skipping.map((one) => show(ctx, one))) skipped[skip!] = (skipped[skip!] ?? 0) + 1
  const start = placeAfter(after, all.length)
  return {
    households: all.length,
    send: sending.length,
    totalFen: sum(sending.map(({ verdict }) => verdict.dueFen)),
    skipped,
    startsAt: nextLoud(ctx.clock.now(), settings),
    sample: sending[0] ? sampleOf(ctx, kind, { judged: sending[0], settings, phone }) : null,
    items: [...sending, ...skipping].slice(start, start + limit).map((one) => show(ctx, one)),
    next: start + limit < all.length ? String(start + limit) : null,
  }
}

function sampleOf(ctx: Ctx, kind: ReminderKind, one: One): string {
  const facts = factsOf(ctx, one)
  return 'channel' in one.judged.verdict && one.judged.verdict.channel === 'email' ? emailOf(kind, facts).text : smsText(smsOf(kind, facts))
}

function show(ctx: Ctx, { account, verdict }: Judged): ReminderPreview['items'][number] {
  const { unit, buildingName, room, name, openFen } = account
  return { unit, buildingName, room, name, openFen, dueFen: verdict.dueFen, channel: 'channel' in verdict ? verdict.channel : null, skip: 'skip' in verdict ? shownSkip(ctx, verdict.skip) : null }
}
