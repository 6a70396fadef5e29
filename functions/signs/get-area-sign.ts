import type { Ctx } from '../context.ts'
import { refused, type Say } from '../faults.ts'
import { communityOf } from '../fees/estate.ts'
import type { ParkingAreaId } from '../ids.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import { renderSigns } from '../paper/render-signs.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { getParkingFront } from '../stays/get-parking-front.ts'
import { getSite } from '../tenants/get-site.ts'

/** The sign at an area's exit, as drivers find the area today. Throws unknown, and refused where short stays cost nothing. */
export async function getAreaSign(ctx: Ctx, id: ParkingAreaId, lang: keyof Say): Promise<PdfFile> {
  const [site, area, { pay }] = await Promise.all([getSite(ctx), readAreaRules(ctx, id), getParkingFront(ctx, id)])
  if (pay === 'free') throw nothingToPay(area.name)
  const { name } = await communityOf(ctx, area.community)
  const title = lang === 'zh' ? `停车缴费标牌 ${area.name}` : `Sign ${area.name}`
  const sign = { use: 'park', pay, name: area.name, place: [name, area.place].filter(Boolean).join(' '), url: `${ctx.site.url}/park/${id}` } as const
  return { name: `${title}.pdf`, bytes: await renderSigns(site, [sign], title, ctx.clock.now()) }
}

const nothingToPay = (name: string) =>
  refused('nothing-to-pay', {
    zh: `“${name}”现在临时停车不收费（没有收费标准，或还缺业主决定），标牌没有生成。请先在车场资料中补齐。`,
    en: `Short stays in “${name}” cost nothing now (no tariff, or no decision of the owners yet), so no sign was made. Complete the area first.`,
  })
