import type { Ctx } from '../context.ts'
import { listBuildings } from '../estates/list-buildings.ts'
import { type FaultDetail, invalid } from '../faults.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import { getSite } from '../tenants/get-site.ts'
import { personalDataIn, type PersonalKind } from './personal-data.ts'

/** Refuses what would name a person to the public (D3), households' names among them. Throws invalid. */
export async function assertNoPersonalData(ctx: Ctx, texts: readonly string[]): Promise<void> {
  const wanted = texts.filter(Boolean)
  if (wanted.length === 0) return
  const [{ phone }, names] = await Promise.all([getSite(ctx), namesOfHouseholds(ctx)])
  const found = [...new Set(wanted.flatMap((text) => personalDataIn(text, { names, ownPhone: phone })))]
  if (found.length > 0) throw namesSomebody(found)
}

async function namesOfHouseholds(ctx: Ctx): Promise<Set<string>> {
  const { items } = await listBuildings(ctx, {})
  const names = new Set<string>()
  for (const building of items) for (const { name } of await accountsOfBuilding(ctx, building.id)) if (name) names.add(name)
  return names
}

const words: Readonly<Record<PersonalKind, FaultDetail['say']>> = {
  phone: { zh: '电话号码', en: 'a phone number' },
  'id-number': { zh: '身份证号', en: 'an identity number' },
  card: { zh: '银行卡号', en: 'a card number' },
  plate: { zh: '车牌', en: 'a plate' },
  name: { zh: '住户姓名', en: 'the name of a household' },
}

const namesSomebody = (found: readonly PersonalKind[]) =>
  invalid('personal-data', {
    zh: `这段文字会公开，里面有${found.map((kind) => words[kind].zh).join('、')}，没有保存。请去掉后再提交。`,
    en: `This text will be public and holds ${found.map((kind) => words[kind].en).join(', ')}. Nothing was saved. Take it out and send again.`,
  })
