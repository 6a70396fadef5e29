import type { Messages } from './zh.ts'

export const en = {
  label: 'Number plate',
  hint: 'Plates of new-energy cars have 8 characters',
  keys: 'Keyboard for plates',
  province: 'Province',
  delete: 'Delete',
  clear: 'Clear',
  phoneKeyboard: "Use the phone's keyboard",
  plateKeyboard: 'Use the keyboard for plates',
  typed: (plate: string) => (plate ? `Typed ${plate}` : 'Nothing typed yet'),
  whole: 'The plate is complete.',
  wholeOrGreen: 'Seven characters. Type one more if it is a new-energy car.',
} satisfies Messages
