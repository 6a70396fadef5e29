import type { BusinessDate } from '../calendar.ts'
import { type CertificateKind, completionKind } from './kind-model.ts'

/**
 * What every organization begins with, until it confirms or changes it. None of these figures was read in the document itself, so each is marked
 * (K) on the screen; an organization that has read it takes the mark away.
 */
export const standardKinds: readonly CertificateKind[] = [
  kind('guard-card', '保安员证', 'Guard card', { since: '2010-01-01', source: '《保安服务管理条例》（国务院令第564号）' }),
  kind('fire-control-operator', '消防设施操作员', 'Fire-control operator', { since: '2020-01-01', source: '《消防设施操作员》国家职业技能标准' }, ['5', '4', '3', '2', '1']),
  kind('low-voltage-electrician', '低压电工作业', 'Low-voltage electrician', { since: '2010-07-01', validMonths: 72, reviewMonths: 36, source: '《特种作业人员安全技术培训考核管理规定》' }),
  kind('work-at-height', '高处作业', 'Work at height', { since: '2010-07-01', validMonths: 72, reviewMonths: 36, source: '《特种作业人员安全技术培训考核管理规定》' }),
  kind('lift-safety-manager', '电梯安全管理员', 'Lift safety manager', { since: '2019-06-01', validMonths: 48, source: '《特种设备作业人员考核规则》（TSG Z6001-2019）' }),
  kind('water-tank-health', '供管水人员健康证明', 'Water-tank health certificate', { since: '2010-02-12', validMonths: 12, source: '《生活饮用水卫生监督管理办法》' }),
  kind('first-aid', '应急救护员证', 'First aid', { since: '2020-01-01', validMonths: 36, source: '中国红十字会应急救护培训管理办法' }),
  { ...kind(completionKind, '结业证书', 'Certificate of completion', { since: '2020-01-01', source: '本社发放' }), rules: [{ from: '2020-01-01' as BusinessDate, validMonths: null, reviewMonths: null, source: '本社发放', unread: false }] },
]

type Rule = { readonly since: string; readonly source: string; readonly validMonths?: number; readonly reviewMonths?: number }

function kind(code: string, zh: string, en: string, { since, source, validMonths = undefined, reviewMonths = undefined }: Rule, levels: string[] = []): CertificateKind {
  return { kind: code, name: { zh, en }, levels, rules: [{ from: since as BusinessDate, validMonths: validMonths ?? null, reviewMonths: reviewMonths ?? null, source, unread: true }], version: 0 }
}
