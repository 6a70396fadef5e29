import { type BusinessDate, dayOf, type Period, periodOfDate } from '../../../functions/calendar.ts'
import type { Caller } from './caller.ts'
import type { Seeded } from './plausible.ts'

type Callers = { readonly head: Caller; readonly finance: Caller; readonly collector: Caller }
type Suppliers = { readonly repairs: string; readonly materials: string; readonly power: string }
type Month = { readonly community: string; readonly period: Period; readonly now: BusinessDate; readonly suppliers: Suppliers; readonly random: Seeded }

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
const idOf = (random: Seeded): string => Array.from({ length: 12 }, () => random.pick(letters)).join('')

/** Who is paid, and that one person approves up to 2,000 yuan. */
export async function startExpenses(head: Caller, { from, random }: { readonly from: BusinessDate; readonly random: Seeded }): Promise<Suppliers> {
  await head('POST', '/expense-limits', { from, limitFen: 200_000, source: '理事会会议纪要 1 号' })
  const register = async (supplier: object): Promise<string> => (await head<{ id: string }>('POST', '/suppliers', { id: idOf(random), ...supplier })).id
  return {
    repairs: await register({ name: '安居水电维修部', does: '水电、门窗维修', contact: '吴师傅', phone: '0571-86000210', bank: '工商银行东街支行', bankAccount: '6222 0812 0200 1234' }),
    materials: await register({ name: '惠民五金日杂', does: '清洁用品、五金', contact: '钱莉', phone: '0571-86000233' }),
    power: await register({ name: '市供电公司', does: '公共照明用电', bank: '建设银行城南支行', bankAccount: '3305 0161 6727 0000 1188' }),
  }
}

/** What a month spends: wages from the fees, the rest as it comes. Of the month that it is now one waits for approval and one for its money. */
export async function fillExpenses({ head, finance, collector }: Callers, { community, period, now, suppliers, random }: Month): Promise<void> {
  const own = { community, fund: 'ORGANISATION' }
  const spent = [
    { ...own, day: 5, supplier: suppliers.power, purpose: 'utilities', amountFen: random.between(5_200, 8_900) * 10, invoiceNo: `DL${period.replace('-', '')}`, text: '公共照明电费' },
    { ...own, day: 9, supplier: suppliers.materials, purpose: 'materials', amountFen: random.between(120, 380) * 100, text: '扫帚、垃圾袋、灯泡' },
    { community, fund: 'OWNERS_COMMON', day: 15, supplier: suppliers.repairs, purpose: 'repairs', amountFen: random.between(300, 1_200) * 100, text: random.pick(['1幢单元门维修', '2幢水管维修', '3幢楼道灯维修', '路面修补']) },
    { ...own, day: 25, payee: '保洁与门岗人员', purpose: 'wages', amountFen: 480_000, text: `${Number(period.slice(5))}月工资` },
  ].filter(({ day }) => dayOf(period, day) <= now)
  const present = period === periodOfDate(now)
  for (const [at, { day, ...expense }] of spent.entries()) {
    const { id } = await collector<{ id: string }>('POST', '/expenses', { id: idOf(random), date: dayOf(period, day), ...expense })
    if (present && at === spent.length - 1) return
    await finance('POST', `/expenses/${id}/approval`)
    if (expense.amountFen > 200_000) await head('POST', `/expenses/${id}/approval`)
    if (present && at === spent.length - 2) continue
    await (expense.purpose === 'materials' ? collector('POST', `/expenses/${id}/payment`, { method: 'cash' }) : finance('POST', `/expenses/${id}/payment`, { method: 'transfer', reference: `ICBC${random.between(100_000, 999_999)}` }))
  }
}
