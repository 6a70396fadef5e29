import type { Messages } from './zh.ts'

export const en: Messages = {
  app: 'My work',
  hello: (name) => `Hello, ${name}`,
  back: 'Back to my work',
  loading: 'what is yours',
  signIn: {
    title: 'Sign in as a worker',
    text: 'Sign in with the e-mail address that the office knows, to see your certificates, training and contract.',
    go: 'Sign in',
    noRole: 'This account is not a worker’s',
    noRoleText: (name) => `You are signed in as “${name}”. Use your worker’s account, or ask the head to give this one the role of a worker.`,
    other: 'Use another account',
  },
  notTied: {
    title: 'Not tied to you yet',
    text: 'You can sign in, but the office has not tied this account to your record yet, so there is nothing to see here.',
    next: 'Tell the HR clerk the e-mail address with which you sign in, and open this page again.',
    again: 'Look again',
  },
  parts: { shifts: 'My shifts', clock: 'Clock in and out', 'open-shifts': 'Open shifts', swaps: 'Exchanges', leave: 'Leave', certificates: 'My certificates', training: 'My training', timesheet: 'My month sheets', contract: 'My contract' },
  certificatesNote: (todo, good) => (todo > 0 ? `${todo} to see to` : good > 0 ? `${good} valid` : 'None recorded'),
}
