import type { Person, TenantPlan } from './fill-tenant.ts'

const peopleOf = (slug: string, names: readonly string[]): Person[] =>
  ['head', 'finance', 'collector', 'auditor', 'supervisor', 'worker', 'attendant', 'hr-clerk', 'roster-clerk'].map((role, at) => ({ role, name: names[at]!, email: `${role}@${slug}.example` }))

/** Two streets side by side. The second has the same names, houses and amounts on purpose: nothing may ever pass between them. */
export const tenantPlans: readonly TenantPlan[] = [
  {
    slug: 'dongjie',
    name: '东街物业服务社',
    logoText: '东',
    colour: '#0b6247',
    phone: '0571-8888 1234',
    address: '东街 18 号',
    paymentAccount: 'acct_dongjie',
    community: '红星里',
    people: peopleOf('dongjie', ['周敏', '张丽', '刘强', '何文', '街道督导 陈洁', '马师傅', '孙师傅', '钱红', '吴芳']),
    months: 13,
    seed: 20_251_101,
  },
  {
    slug: 'xijie',
    name: '西街物业服务社',
    logoText: '西',
    colour: '#1f4e8c',
    phone: '0571-8888 5678',
    address: '西街 6 号',
    paymentAccount: 'acct_xijie',
    community: '红星里',
    people: peopleOf('xijie', ['周敏', '张丽', '刘强', '何文', '街道督导 陈洁', '马师傅', '孙师傅', '钱红', '吴芳']),
    months: 1,
    seed: 20_251_101,
  },
]
