import type { Ctx } from '../context.ts'
import { limit, refused, type Say, unknown } from '../faults.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { FacilityId, MachineId } from '../ids.ts'
import { listMachines } from '../machines/show-machine.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import { renderSigns } from '../paper/render-signs.ts'
import { getSite } from '../tenants/get-site.ts'
import { signsMax } from './model.ts'

/** The signs of a facility's machines, a page each in the order of their names, or of one of them. Throws unknown, refused without a machine, limit. */
export async function getMachineSigns(ctx: Ctx, id: FacilityId, wanted: MachineId | undefined, lang: keyof Say): Promise<PdfFile> {
  const [site, facility, { items }] = await Promise.all([getSite(ctx), readFacility(ctx, id), listMachines(ctx, id)])
  const machines = items.filter((machine) => !wanted || machine.id === wanted)
  if (wanted && machines.length === 0) throw unknown(`machine ${wanted} of ${id}`)
  if (machines.length === 0) throw noMachine(facility.name)
  if (machines.length > signsMax) throw tooMany(machines.length)
  const pay = site.onlinePayment ? 'online' : 'attendant'
  const signs = machines.map((machine) => ({ use: 'machine', pay, name: machine.name, place: `${facility.communityName} ${facility.place} · ${facility.name}`, url: `${ctx.site.url}/machine/${machine.id}` }) as const)
  const title = `${lang === 'zh' ? '设备标牌' : 'Signs'} ${facility.name}${wanted ? ` ${machines[0]!.name}` : ''}`
  return { name: `${title}.pdf`, bytes: await renderSigns(site, signs, title, ctx.clock.now()) }
}

const noMachine = (name: string) => refused('no-machine', { zh: `“${name}”还没有登记设备，标牌没有生成。请先登记设备。`, en: `“${name}” has no machine yet, so no sign was made. Register its machines first.` })
const tooMany = (count: number) => limit('too-many-signs', { zh: `共 ${count} 台设备，一次最多打印 ${signsMax} 张标牌，没有生成。请逐台打印。`, en: `${count} machines; at most ${signsMax} signs are printed at once, and none was made. Print them one by one.` })
