import type { PartsMessages } from './parts.zh.ts'
import { plural } from './plural.ts'

export const partsEn = {
  loading: (what?: string) => `Loading${what ? ` ${what}` : ''}…`,
  retry: 'Try again',
  close: 'Close',
  skipToContent: 'Skip to main content',
  otherLanguage: '中文',
  call: (phone: string) => `Call ${phone}`,
  helpLine: (phone: string) => `For help, call ${phone}`,
  requestNumber: (id: string) => `Number ${id}`,
  problemTitle: 'Not completed',
  defect: 'The system is not answering. Nothing was changed. Please try again in a while.',
  offlineTitle: 'No connection',
  offline: 'Check the network of your device, then try again. Nothing was sent and nothing was charged.',
  noPermissionTitle: 'No permission',
  noPermission: 'Your account cannot see this page. If you need it, ask the organization.',
  unknownTitle: 'Not found',
  signInTitle: 'Please sign in',
  summaryTitle: (count: number) => `${plural(count, 'thing needs', 'things need')} correcting`,
  billStatus: { open: 'Due', partial: 'Part paid', paid: 'Paid', overdue: 'Overdue', void: 'Void' },
} satisfies PartsMessages
