import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { sum } from '../money.ts'
import { chosenBuildings } from './chosen-buildings.ts'
import { readSettings } from './items.ts'
import { type Judged, judgeBuilding } from './judge-building.ts'
import type { PreviewReminders, ReminderPreview, SkipReason } from './model.ts'
import { nextLoud } from './quiet-hours.ts'

/** Who would be reminded now and who would not, and why; sends nothing. Buildings one after the other: at most 20,000 households of a community. */
export async function previewReminders(ctx: Ctx, { limit, after, ...filter }: PreviewReminders): Promise<ReminderPreview> {
  const settings = await readSettings(ctx)
  const all: Judged[] = []
  for (const building of await chosenBuildings(ctx, filter)) all.push(...(await judgeBuilding(ctx, building.id, { kind: filter.kind, settings })))
  const sending = all.filter(({ verdict }) => 'channel' in verdict)
  const skipped: Partial<Record<SkipReason, number>> = {}
  for (const { verdict } of all) if ('skip' in verdict) skipped[verdict.skip] = (skipped[verdict.skip] ?? 0) + 1
  const start = placeAfter(after, all.length)
  // Those who would be reminded first: they are what a person looks through.
  const ordered = [...sending, ...all.filter((one) => !sending.includes(one))]
  return {
    households: all.length,
    send: sending.length,
    totalFen: sum(sending.map(({ verdict }) => verdict.dueFen)),
    skipped,
    startsAt: nextLoud(ctx.clock.now(), settings),
    items: ordered.slice(start, start + limit).map(show),
    next: start + limit < all.length ? String(start + limit) : null,
  }
}

function show({ account, verdict, overdueFen }: Judged): ReminderPreview['items'][number] {
  const { unit, buildingName, room, name, openFen } = account
  return { unit, buildingName, room, name, openFen, overdueFen, channel: 'channel' in verdict ? verdict.channel : null, skip: 'skip' in verdict ? verdict.skip : null }
}
