import { plain } from './clean-text.ts'
import type { BuildingType, Hardship, Occupancy, UnitUse } from './model.ts'
import { chineseNumber } from './sort-key.ts'

type Words<T extends string> = Readonly<Record<T, readonly string[]>>

/** What registers write for each; the first is what our own files write. */
const useWords: Words<UnitUse> = {
  home: ['住宅', '居住', '住房', '民居', '住宅用房', 'home'],
  shop: ['商铺', '商业', '店铺', '门面', '门面房', '商用', '营业房', '沿街商铺', 'shop'],
  office: ['办公', '办公室', '写字楼', '办公用房', 'office'],
  storage: ['储藏室', '仓库', '储藏间', '杂物间', 'storage'],
  garage: ['车库', '车位', 'garage'],
  other: ['其他', '其它', 'other'],
}
const occupancyWords: Words<Occupancy> = {
  self: ['自住', '自用', '本人居住', '常住', 'self'],
  let: ['出租', '租住', '租赁', '已出租', '租户', 'let'],
  vacant: ['空置', '空关', '无人居住', '空房', '未入住', 'vacant'],
}
const hardshipWords: Words<Hardship> = {
  'low-income': ['低保', '低保户', '低收入', '低保边缘', '低保低收入'],
  'extreme-poverty': ['特困', '特困户', '特困供养', '五保', '五保户'],
  disability: ['残疾', '残疾人', '残疾家庭', '重残'],
  other: ['其他困难', '困难', '困难户', '是'],
}
const typeWords: Words<BuildingType> = { bungalow: ['平房'], 'walk-up': ['多层', '无电梯'], lift: ['电梯楼', '电梯房', '电梯'], other: ['其他', '其它'] }

export const readUse = (text: string): UnitUse | undefined => read(useWords, text)
export const readOccupancy = (text: string): Occupancy | undefined => read(occupancyWords, text)
export const readHardship = (text: string): Hardship | undefined => read(hardshipWords, text)

export const useWord = (use: UnitUse): string => useWords[use][0]!
export const occupancyWord = (occupancy: Occupancy): string => occupancyWords[occupancy][0]!
export const hardshipWord = (hardship: Hardship): string => hardshipWords[hardship][0]!
export const typeWord = (type: BuildingType): string => typeWords[type][0]!

export const useChoices = Object.values(useWords).map(([word]) => word!).join('、')
export const occupancyChoices = Object.values(occupancyWords).map(([word]) => word!).join('、')
export const hardshipChoices = Object.values(hardshipWords).map(([word]) => word!).join('、')

export type TypeOfText = { readonly type: BuildingType; readonly floors: number | null; readonly lift: boolean }

/** `砖混六层` is a walk-up of 6, `框架十二层（电梯）` a lift building, `平房` a bungalow. High without a word on lifts: other, not guessed. */
export function readBuildingType(typed: string): TypeOfText {
  const text = plain(typed).replaceAll(' ', '')
  const [, count = ''] = /(\d+|[一二三四五六七八九十百]+)(?:层|F)/.exec(text) ?? []
  const floors = count ? (/^\d/.test(count) ? Number(count) : chineseNumber(count)) : undefined
  const known = floors !== undefined && floors >= 1 && floors <= 200 ? floors : null
  const named = read(typeWords, text)
  if (named) return { type: named, floors: known ?? (named === 'bungalow' ? 1 : null), lift: named === 'lift' }
  if (/电梯/.test(text) && !/[无没]电梯/.test(text)) return { type: 'lift', floors: known, lift: true }
  if (/平房/.test(text)) return { type: 'bungalow', floors: known ?? 1, lift: false }
  if (/高层/.test(text)) return { type: 'lift', floors: known, lift: true }
  const low = known === null ? /砖混|多层|[无没]电梯/.test(text) : known <= 7
  return { type: low ? 'walk-up' : 'other', floors: known, lift: false }
}

function read<T extends string>(words: Words<T>, typed: string): T | undefined {
  const text = plain(typed).replaceAll(' ', '').toLowerCase()
  return (Object.keys(words) as T[]).find((value) => words[value].includes(text))
}
