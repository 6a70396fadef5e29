import type { Say } from '../faults.ts'
import type { Sms } from '../messages.ts'
import { type Fen, yuan } from '../money.ts'
import type { ReminderKind } from './model.ts'

export type Facts = { readonly site: string; readonly phone: string; readonly place: string; readonly dueFen: Fen; readonly url: string }

/** The provider's template and what is filled in: free text is not possible in China. */
export const smsOf = (kind: ReminderKind, { site, phone, place, dueFen }: Facts): Omit<Sms, 'phone'> => ({ template: templates[kind], params: { site, place, yuan: yuan(dueFen), phone: phone || '—' } })

const templates = { due: 'payment-due', overdue: 'payment-overdue', visit: 'visit-announced' } as const satisfies Record<ReminderKind, Sms['template']>

/** Chinese first, then English: who reads it is not known. */
export function emailOf(kind: ReminderKind, facts: Facts): { subject: string; text: string } {
  const [zh, en] = [words[kind].zh(facts), words[kind].en(facts)]
  return { subject: `${facts.site}：${subjects[kind].zh} / ${subjects[kind].en}`, text: `${zh}\n\n${en}\n` }
}

const subjects: Readonly<Record<ReminderKind, Say>> = {
  due: { zh: '账单到期提醒', en: 'A bill is due' },
  overdue: { zh: '账单未缴提醒', en: 'A bill is still open' },
  visit: { zh: '上门说明', en: 'We would like to call on you' },
}

type Text = (facts: Facts) => string
const words: Readonly<Record<ReminderKind, { readonly zh: Text; readonly en: Text }>> = {
  due: {
    zh: ({ place, dueFen, url, phone }) => `${place} 有到期账单 ${yuan(dueFen)} 元。缴费：${url}，也可到服务台。若已缴纳请忽略；有困难或疑问请联系我们 ${phone}。`,
    en: ({ place, dueFen, url, phone }) => `${place}: bills of ${yuan(dueFen)} yuan are due. Pay at ${url} or at our desk. If you have paid, ignore this; if there is a difficulty or a question, call us: ${phone}.`,
  },
  overdue: {
    zh: ({ place, dueFen, url, phone }) => `${place} 还有账单 ${yuan(dueFen)} 元未缴。缴费：${url}，可以分次缴。若有困难可申请减免，若有异议请告诉我们 ${phone}。`,
    en: ({ place, dueFen, url, phone }) => `${place}: ${yuan(dueFen)} yuan are still open. Pay at ${url}, in parts if you like. In hardship you can ask for a waiver, and if you object, tell us: ${phone}.`,
  },
  visit: {
    zh: ({ place, dueFen, phone }) => `${place} 账单 ${yuan(dueFen)} 元尚未缴，工作人员近日会上门说明、听取意见。不方便请改约 ${phone}。`,
    en: ({ place, dueFen, phone }) => `${place}: ${yuan(dueFen)} yuan are open. One of us will call these days to explain and to listen. To choose another time: ${phone}.`,
  },
}

/** Words that threaten water, power, heat, gas, courts or shame: Civil Code 944 forbids the first, decency the others (F5). */
const threats = /断水|停水|断电|停电|断气|停气|停暖|拉闸|限电|起诉|法院|征信|曝光|公示名单|黑名单|滞纳金|后果自负|cut off|water supply|power supply|electricity|lawsuit|sue\b|court|credit record|blacklist|expose|penalt/i

export const isThreat = (text: string): boolean => threats.test(text)
