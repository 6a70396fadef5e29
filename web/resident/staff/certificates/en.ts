import type { Messages } from './zh.ts'

export const en: Messages = {
  what: 'your certificates',
  none: 'No certificate of yours is recorded yet',
  noneText: 'Bring the paper to the service desk; once recorded it is shown here.',
  until: (day, days) => `Valid until ${day}, ${days} days left`,
  reviewBy: (day, days) => `To be reviewed by ${day}, ${days} days left`,
  endless: 'Valid without an end',
  since: (day) => `Not valid since ${day}`,
  from: (day) => `Valid from ${day}`,
  number: 'Number',
  level: (level) => (/^\d$/.test(level) ? `Level ${level}` : level),
  course: (course, hours) => `${course}, ${hours} hours`,
  open: 'Open the certificate',
  offPost: 'You cannot be rostered on posts that need it.',
  todo: { review: 'Have it reviewed where it was issued.', renew: 'Have it renewed, or take it anew.' },
  ask: 'Bring the new paper to the service desk once you have it.',
}
