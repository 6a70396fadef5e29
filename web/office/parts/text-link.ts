import { classNames } from '../../shared/parts/class-names.ts'

/** A link or button inside a text or a table row: underlined, 36 px high. */
export const textLink = (className?: string): string => classNames('inline-flex min-h-9 items-center font-medium text-link underline underline-offset-4', className)

/** A name that opens its own page, in a row of a list. */
export const rowLink = 'text-link underline decoration-line-strong underline-offset-4 hover:decoration-current'
