import type { Messages } from './zh.ts'

export const en: Messages = {
  app: 'My work',
  hello: (name) => `Hello, ${name}`,
  back: 'Back to my work',
  loading: 'what is yours',
  parts: { shifts: 'My shifts', clock: 'Clock in and out', 'open-shifts': 'Open shifts', swaps: 'Exchanges', leave: 'Leave', certificates: 'My certificates', training: 'My training', timesheet: 'My month sheets', contract: 'My contract' },
  certificatesNote: (todo, good) => (todo > 0 ? `${todo} to see to` : good > 0 ? `${good} valid` : 'None recorded'),
}
