import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault, invalid, refused } from '../faults.ts'
import type { FeeItem, FeeVersion, Rate } from './model.ts'
import { type FeeRules, inBand } from './price-bill.ts'

/** A fee item as people see it on a day. */
export function feeItemOn(rules: FeeRules, today: BusinessDate): FeeItem {
  const inForce = rules.versions.findLast((version) => version.from <= today)
  const current = inForce ?? rules.versions[0]!
  const state = !inForce ? 'coming' : inForce.ended ? 'ended' : 'active'
  return { id: rules.id, basis: rules.basis, fund: rules.fund, community: rules.community, state, name: current.name, current, versions: [...rules.versions] }
}

/** F1 when a version is made: bounds in order, every price between them, its first day within the approval. */
export function checkVersion(version: Pick<FeeVersion, 'from' | 'rates' | 'band'>, basis: FeeRules['basis']): void {
  const { band } = version
  if (band.min > band.max || (band.to !== null && band.to < band.from)) {
    throw invalid('bad-band', { zh: '批准价的下限高于上限，或结束日早于开始日，没有保存。', en: 'The approved minimum is above the maximum, or the approval ends before it begins. Nothing was saved.' })
  }
  for (const [at, rate] of version.rates.entries()) checkRate(version, rate, at)
  const places = version.rates.map((rate) => `${rate.buildingType}\n${rate.use}\n${rate.nth ?? 1}`)
  if (new Set(places).size < places.length) {
    throw invalid('double-rate', { zh: '同一楼型和用途有两个单价，没有保存。', en: 'There are two prices for the same building type and use. Nothing was saved.' })
  }
  if (basis !== 'per-permit' && version.rates.some((rate) => rate.nth !== undefined)) {
    throw invalid('tier-without-car', { zh: '只有按月卡计费的项目可以按第几辆车定价，没有保存。', en: 'Only an item per permit has prices by the nth car. Nothing was saved.' })
  }
  if (basis === 'per-permit' && !version.rates.some((rate) => (rate.nth ?? 1) === 1)) {
    throw invalid('no-first-car', { zh: '请填写第一辆车的单价，没有保存。', en: 'Enter the price of the first car. Nothing was saved.' })
  }
  if (version.rates.every((rate) => rate.price === null)) {
    throw invalid('no-price', { zh: '至少要有一个单价，没有保存。', en: 'At least one price is needed. Nothing was saved.' })
  }
  if (basis !== 'per-m2' && version.rates.some((rate) => rate.price !== null && rate.price % 100 !== 0)) {
    throw invalid('part-of-fen', { zh: '按户、定额和月卡的单价最多两位小数，没有保存。', en: 'A price per household or permit or a fixed amount has at most two decimals. Nothing was saved.' })
  }
}

function checkRate(version: Pick<FeeVersion, 'from' | 'band'>, rate: Rate, at: number): void {
  if (rate.price === null || inBand(version, rate.price, { from: version.from, to: version.from })) return
  const { min, max, from, to, document } = version.band
  const range = `${min / 10_000}–${max / 10_000}`
  const say = {
    zh: `单价 ${rate.price / 10_000} 元或生效日 ${version.from} 超出政府指导价（${document}：${range} 元，${from} 至 ${to ?? '另行通知'}），没有保存。`,
    en: `The price ${rate.price / 10_000} yuan or the date ${version.from} is outside the approved band (${document}: ${range} yuan, ${from} to ${to ?? 'further notice'}). Nothing was saved.`,
  }
  throw refused('outside-band', say, { details: [{ where: `rates.${at}.price`, say }] })
}

/** A new version begins after the last one; an ended item stays ended. */
export function checkOrder(rules: FeeRules, from: BusinessDate): void {
  const last = rules.versions.at(-1)!
  if (last.ended) throw refused('fee-ended', { zh: '该收费项目已停止，请新建收费项目。', en: 'This fee item has ended. Create a new one.' })
  if (from <= last.from) throw versionTaken(last.from)
}

export const versionTaken = (lastFrom: BusinessDate): Fault =>
  conflict('version-order', { zh: `已有 ${lastFrom} 起的版本，新版本须晚于该日，没有保存。`, en: `There is a version from ${lastFrom}; a new one must begin later. Nothing was saved.` })

export const sameContent = (a: FeeVersion, b: FeeVersion): boolean => canonical(a) === canonical(b)

const canonical = (version: FeeVersion): string =>
  JSON.stringify([version.from, version.ended, version.name.zh, version.name.en, version.rates.map((rate) => [rate.buildingType, rate.use, rate.price, ...(rate.nth === undefined ? [] : [rate.nth])]), bandParts(version)])
const bandParts = ({ band }: FeeVersion) => [band.min, band.max, band.document, band.from, band.to]

