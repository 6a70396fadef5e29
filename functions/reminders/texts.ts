import type { Say } from '../faults.ts'
import type { Sms } from '../messages.ts'
import { type Fen, yuan } from '../money.ts'
import type { ReminderKind } from './model.ts'

/** What a household's message is made of. */
export type Facts = { readonly site: string; readonly phone: string; readonly place: string; readonly dueFen: Fen; readonly url: string; /** The organization's own line, for e-mails. */ readonly note: Say }

/** The provider's template and what is filled in: free text is not possible in China. */
export const smsOf = (kind: ReminderKind, { site, phone, place, dueFen }: Omit<Facts, 'note'>): Omit<Sms, 'phone'> => ({ template: templates[kind], params: { site, place, yuan: yuan(dueFen), phone: phone || '—' } })

const templates = { due: 'payment-due', overdue: 'payment-overdue', visit: 'visit-announced' } as const satisfies Record<ReminderKind, Sms['template']>

/** Chinese first, then English: who reads it is not known. */
export function emailOf(kind: ReminderKind, facts: Facts): { subject: string; text: string } {
  const [zh, en] = (['zh', 'en'] as const).map((lang) => [words[kind][lang](facts), facts.note[lang]].filter(Boolean).join(lang === 'zh' ? '' : ' '))
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

/**
 * True for a text that threatens with water, power, gas, heat or a lift, with courts, penalties, credit records or shame: Civil
 * Code 944 forbids the first, decency the others (F5). Spaces and signs between the characters hide nothing; rather one word too
 * many is refused than one let through.
 */
export function isThreat(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase()
  return threatsZh.test(plain.replace(/[^\p{Script=Han}]/gu, '')) || threatsEn.test(plain.replace(/[^a-z]+/g, ' '))
}

const threatsZh = /[停断掐关切限](?:[止掉断停您你家的用]|供应?|使用|自来)*[水电气暖热网]|停用?电?梯|拉闸|起诉|诉讼|法院|律师函|强制执行|征信|失信|曝光|公[示布开告]欠|欠费名单|公示名单|黑名单|滞纳金|违约金|罚[款金]|后果自负|一切后果/u
const threatsEn = /\b(cut(ting)?|shut(ting)?|switch(ed|ing)?|turn(ed|ing)?) (\w+ ){0,3}off\b|\bdisconnect|\b(water|power|gas|heating|electricity|lift|elevator) (\w+ ){0,3}(off|cut|stop|end|suspend)|\bsue\b|\bsuing\b|\bcourt\b|\blawsuit|\blegal action|\blawyer|\bcredit (record|score|rating)|\bblack ?list|\bexpose|\bname and shame|\bpublicly\b|\bpenalt|\bfine[sd]\b|\blate fees?\b|\bconsequences\b/
