import { addDays, type BusinessDate } from '../../../functions/calendar.ts'
import { shippedSettings } from '../../../functions/workforce/settings-model.ts'
import type { Caller } from './caller.ts'
import type { Seeded } from './plausible.ts'

export type DemoPerson = { readonly id: string; readonly name: string }
export type DemoPost = { readonly id: string; readonly kind: string }
type Options = { readonly community: string; readonly communityName: string; readonly now: BusinessDate; readonly random: Seeded }

/** 24 people out of a street's list, half of them already talked with; 8 posts; a public page with two applications. By few calls: one file, then what a person does. */
export async function fillPeople(call: Caller, { community, communityName, now, random }: Options): Promise<{ readonly people: readonly DemoPerson[]; readonly posts: readonly DemoPost[] }> {
  await call('PUT', '/workforce-settings', { ...shippedSettings, province: '浙江', form: { ...shippedSettings.form, open: true } })
  const rows = names.map((name, at) => rowOf(name, at, communityName, now, random))
  const file = new TextEncoder().encode([header, ...rows].join('\r\n'))
  const imported = await call<{ rows: { person: string | null; name: string }[] }>('POST', '/seekers/import?name=people.csv&id=demopeople01&apply=true', file)
  const people = imported.rows.flatMap(({ person, name }) => (person ? [{ id: person, name }] : []))
  for (const [at, { id }] of people.slice(0, 14).entries()) await call('PATCH', `/seekers/${id}`, { version: 1, assessed: addDays(now, at - 40), wishes: { posts: [...new Set([kinds[at % kinds.length]!, 'cleaner'])], hoursPerWeek: null, note: '' } })
  for (const post of posts) await call('POST', '/posts', { ...post, community, from: addDays(now, -200), ...(post.welfare ? { welfare: { approvalNo: '东人社〔2026〕公岗 5 号', from: addDays(now, -200), to: addDays(now, 800) } } : { welfare: null }) })
  for (const [at, name] of ['冯秋菊', '严阿根'].entries()) await call('POST', '/applications', { id: `demoapply00${at + 1}`, name, phone: `1380000020${at}`, community, posts: ['cleaner', 'greening'], note: at ? '上午要接送孙子' : '', agreed: shippedSettings.form.version })
  return { people, posts: posts.map(({ id, kind }) => ({ id, kind })) }
}

const names = ['潘桂芬', '韦建军', '吕秀珍', '施福生', '孔玉兰', '华国强', '金美娟', '戚水根', '陶爱珍', '姜志明', '范月琴', '方永根', '石凤仙', '姚金宝', '谭丽萍', '邹阿毛', '熊翠花', '陆海生', '秦小妹', '尤建平', '贺雪梅', '史根土', '龚玉英', '汤伟民']
const kinds = ['gate-guard', 'cleaner', 'greening', 'parking-attendant', 'repair'] as const
const categories = ['大龄', '残疾', '享受最低生活保障', '零就业家庭成员', '失地农民', '连续失业一年以上']
const hardships = ['低保，独自带孙辈', '配偶长期患病', '家中两人失业', '']
const reasons = ['腰部旧伤', '高血压，医生建议不上夜班', '膝关节术后', '要接送孩子']

const header = '姓名,身份证号,联系电话,小区,困难类别,认定证号,认定机关,认定日期,到期日期,技能,意向岗位,不能夜班,不能登高,不能久站,困难情况,限制原因,同意日期,单独同意'

function rowOf(name: string, at: number, community: string, now: BusinessDate, random: Seeded): string {
  const limited = at % 4 === 1
  const day = addDays(now, -30 - at * 5)
  return [
    name, numberOf(at), `138000001${String(at).padStart(2, '0')}`, community,
    categories[at % categories.length], `东困〔2026〕${100 + at}`, '东街街道劳动保障所', addDays(day, -20), addDays(day, 345),
    random.pick(['做饭', '电工', '养花', '开车', '木工']), random.pick(['门岗', '保洁', '绿化', '停车管理', '维修']),
    limited ? '是' : '', at % 6 === 2 ? '是' : '', at % 8 === 7 ? '是' : '',
    hardships[at % hardships.length], limited || at % 6 === 2 ? reasons[at % reasons.length] : '', day, '是',
  ].map((cell) => String(cell ?? '').replaceAll(',', '，')).join(',')
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** Of a place that does not exist, so nobody has it. */
function numberOf(at: number): string {
  const body = `999999${1968 + (at % 18)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + at).padStart(2, '0')}${String(20 + at).padStart(3, '0')}`
  return body + '10X98765432'[weights.reduce((sum, weight, place) => sum + weight * Number(body[place]), 0) % 11]!
}

const standard = { point: null, to: null }
const posts = [
  { ...standard, id: 'demopost0001', kind: 'gate-guard', name: '东门门岗', place: '东门', requirements: { certificates: ['guard-card'], training: [{ topic: '岗前安全', hours: 8 }], limits: ['nights'] }, pay: { monthlyFen: 320_000 }, headcount: 3, hoursPerWeek: 40, hours: null, welfare: true },
  { ...standard, id: 'demopost0002', kind: 'cleaner', name: '楼道保洁', place: '1 至 3 幢', requirements: { certificates: [], training: [{ topic: '岗前安全', hours: 8 }], limits: ['standing'] }, pay: { monthlyFen: 280_000 }, headcount: 4, hoursPerWeek: 40, hours: { from: '06:30', to: '14:30' }, welfare: true },
  { ...standard, id: 'demopost0003', kind: 'greening', name: '绿化养护', place: '', requirements: { certificates: [], training: [], limits: ['heavy'] }, pay: { monthlyFen: 285_000 }, headcount: 2, hoursPerWeek: 40, hours: { from: '07:00', to: '15:30' }, welfare: true },
  { ...standard, id: 'demopost0004', kind: 'parking-attendant', name: '停车管理', place: '东门地面', requirements: { certificates: [], training: [], limits: [] }, pay: { hourlyFen: 2_400 }, headcount: 2, hoursPerWeek: 24, hours: { from: '08:00', to: '12:00' }, welfare: false },
  { ...standard, id: 'demopost0005', kind: 'repair', name: '综合维修', place: '', requirements: { certificates: [], training: [], limits: ['heights', 'heavy'] }, pay: { monthlyFen: 380_000 }, headcount: 1, hoursPerWeek: 40, hours: null, welfare: false },
  { ...standard, id: 'demopost0006', kind: 'electrician', name: '低压电工', place: '', requirements: { certificates: ['low-voltage-electrician'], training: [], limits: ['heights'] }, pay: { monthlyFen: 420_000 }, headcount: 1, hoursPerWeek: 40, hours: null, welfare: false },
  { ...standard, id: 'demopost0007', kind: 'fire-control', name: '消防控制室', place: '3 幢一层', requirements: { certificates: ['fire-control-operator'], training: [], limits: ['nights'] }, pay: { monthlyFen: 400_000 }, headcount: 10, hoursPerWeek: 40, hours: null, welfare: false },
  { ...standard, id: 'demopost0008', kind: 'dispatcher', name: '值班调度', place: '服务社', requirements: { certificates: [], training: [], limits: [] }, pay: { monthlyFen: 300_000 }, headcount: 1, hoursPerWeek: 40, hours: { from: '08:30', to: '17:30' }, welfare: true },
] as const
