import type { BusinessDate } from '../calendar.ts'
import { cleanName, cleanText, plain } from '../estates/clean-text.ts'
import { parseDay } from '../estates/parse-day.ts'
import { parsePhone } from '../estates/parse-phone.ts'
import type { Say } from '../faults.ts'
import { Limits, type PersonRecord, postKinds, Wishes } from './model.ts'
import { idNumberWords, readIdNumber } from './id-number-rules.ts'
import { PersonName, type RegisterSeeker } from './seeker-model.ts'
import type { Category } from './settings-model.ts'
import { postKindNames } from './kinds-model.ts'

export const columns = {
  name: ['姓名', 'name'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', 'id number'],
  phone: ['联系电话', '手机', '手机号', '电话', 'phone', 'mobile'],
  community: ['小区', '居住小区', 'community'],
  category: ['困难类别', '人员类别', '类别', 'category'],
  difficultyNo: ['认定证号', '就业困难认定编号', '证件编号', 'certificate no'],
  issuer: ['认定机关', '发证机关', 'issuer'],
  from: ['认定日期', '发证日期', 'from'],
  to: ['到期日期', '有效期至', 'to'],
  skills: ['技能', '特长', 'skills'],
  wishes: ['求职意愿', '意向岗位', 'wishes'],
  noNights: ['不能夜班', 'no nights'],
  noHeights: ['不能登高', 'no heights'],
  noHeavy: ['不能重体力', 'no heavy work'],
  noStanding: ['不能久站', 'no standing'],
  hardship: ['困难情况', 'hardship'],
  limitReasons: ['限制原因', 'reasons of limits'],
  consentOn: ['同意日期', '授权日期', 'consent on'],
  sensitive: ['单独同意', '敏感信息单独同意', 'separate consent'],
} as const
export type Column = keyof typeof columns

export type Texts = Readonly<Record<Column, string>>
export type Known = { readonly day: BusinessDate; readonly categories: readonly Category[]; readonly communities: readonly { readonly id: string; readonly name: string }[]; readonly consentVersion: string; readonly serialOffset: number }
export type RowReason = { readonly column: Column; readonly say: Say }
export type ReadSeeker = { readonly input?: Omit<RegisterSeeker, 'id'>; readonly reasons: readonly RowReason[] }

/** One row on its own: a person, or a reason for each cell that could not be read. Nothing is guessed, and no reason repeats what stands in a sealed column. */
export function readSeekerRow(texts: Texts, known: Known): ReadSeeker {
  const reasons: RowReason[] = []
  const refuse = (column: Column, zh: string, en: string): void => void reasons.push({ column, say: { zh, en } })
  const day = (column: Column): BusinessDate | null => {
    const text = texts[column]
    const read = text ? parseDay(text, known.serialOffset) : undefined
    if (text && !read) refuse(column, '不是完整的日期，请写成 2026-11-26。', 'Not a complete date; write it as 2026-11-26.')
    return read ?? null
  }
  const yes = (column: Column): boolean => {
    const text = plain(texts[column]).toLowerCase()
    if (/^(是|有|y|yes|1|true|√|✓|不能)$/.test(text)) return true
    if (!/^(否|无|没有|n|no|0|false|可以)?$/.test(text)) refuse(column, '请填“是”或“否”。', 'Write 是 or 否 (yes or no).')
    return false
  }
  const name = cleanName(texts.name)
  if (!PersonName.safeParse(name).success) refuse('name', name ? '姓名只能是 2 到 40 个字。' : '没有填写姓名。', name ? 'A name has 2 to 40 letters.' : 'The name is empty.')
  const phone = texts.phone ? parsePhone(texts.phone) : ''
  if (phone === undefined || (phone && !/^1\d{10}$/.test(phone))) refuse('phone', '不是 11 位手机号。', 'Not a mobile number of 11 digits.')
  const id = texts.idNumber ? readIdNumber(texts.idNumber, known.day) : undefined
  if (typeof id === 'string') reasons.push({ column: 'idNumber', say: idNumberWords[id] })
  const community = known.communities.find((one) => one.name === cleanText(texts.community))
  if (texts.community && !community) refuse('community', '没有这个小区，请按小区名册填写。', 'There is no such community; write it as in the list.')
  const category = known.categories.find(({ code, name: words }) => [code, words.zh, words.en].includes(cleanText(texts.category)) || words.zh.split('（')[0] === cleanText(texts.category))
  if (texts.category && !category) refuse('category', '困难类别不在本社设置的名单里。', 'The category is not on the list in the settings.')
  const [from, to, consentOn] = [day('from'), day('to'), day('consentOn')]
  const difficulty: PersonRecord['difficulty'] = texts.difficultyNo && from ? { number: cleanText(texts.difficultyNo).slice(0, 40), issuer: cleanText(texts.issuer).slice(0, 60) || '—', from, to } : null
  if (texts.difficultyNo && !texts.from) refuse('from', '有认定证号，却没有认定日期。', 'There is a certificate number without its day.')
  if (from && to && to < from) refuse('to', '到期日期早于认定日期。', 'It ends before it begins.')
  if (!texts.consentOn) refuse('consentOn', '没有填写本人同意登记的日期。没有同意不能登记。', 'The day of the consent is empty. Nobody is registered without consent.')
  if (consentOn && consentOn > known.day) refuse('consentOn', '同意日期还没有到。', 'The day of the consent is still to come.')
  const sensitive = yes('sensitive')
  const sealed = { idNumber: typeof id === 'object' ? id.number : '', hardship: cleanText(texts.hardship).slice(0, 500), limitReasons: cleanText(texts.limitReasons).slice(0, 500) }
  if (!sensitive && (texts.idNumber || sealed.hardship || sealed.limitReasons)) refuse('sensitive', '填了身份证号、困难情况或限制原因，须有本人单独同意。', 'Id number, hardship or reasons need the separate consent.')
  const posts = splitList(texts.wishes).map((text) => postKinds.find((kind) => kind === text || postKindNames[kind].zh === text))
  if (posts.includes(undefined)) refuse('wishes', `不认识的岗位。可填：${postKinds.map((kind) => postKindNames[kind].zh).join('、')}。`, `An unknown post. Known: ${postKinds.join(', ')}.`)
  const limits = Limits.parse({ noNights: yes('noNights'), noHeights: yes('noHeights'), noHeavy: yes('noHeavy'), noStanding: yes('noStanding') })
  if (reasons.length > 0) return { reasons }
  const read = typeof id === 'object' ? id : undefined
  return {
    reasons,
    input: {
      name, phone: phone!, gender: read?.gender ?? null, born: read?.born ?? null, category: category?.code ?? null, difficulty, limits, sealed,
      skills: splitList(texts.skills).slice(0, 20).map((skill) => skill.slice(0, 30)),
      wishes: Wishes.parse({ posts: [...new Set(posts)] }),
      home: { community: (community?.id ?? null) as RegisterSeeker['home']['community'], point: null },
      consent: { version: known.consentVersion, on: consentOn!, sensitive, how: 'paper' },
    },
  }
}

const splitList = (text: string): string[] => text.split(/[、,，;；/]/).map(cleanText).filter(Boolean)
