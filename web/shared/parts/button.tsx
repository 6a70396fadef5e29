import type { ButtonHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

export type ButtonKind = 'main' | 'plain' | 'danger' | 'link'

const looks: Readonly<Record<ButtonKind, string>> = {
  main: 'border border-transparent bg-brand text-on-brand font-bold',
  plain: 'border border-line-strong bg-paper text-ink font-medium',
  danger: 'border border-bad bg-paper text-bad font-bold',
  link: 'text-brand-ink underline underline-offset-4 font-medium',
}

/** For links that look like buttons. Height follows the app: 54 px for residents, 36 in the office. */
export const buttonClass = (kind: ButtonKind, className?: string): string =>
  classNames(
    'inline-flex min-h-(--target) min-w-(--target) items-center justify-center gap-2 rounded-md text-center',
    kind !== 'link' && 'px-4 py-1',
    looks[kind],
    className,
  )

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  readonly kind?: ButtonKind
  /** While the act runs: it stays focusable, says so, and takes no second press. */
  readonly busy?: boolean
}

/** There is no `disabled`: an act that cannot go ahead stays enabled and explains. */
export function Button({ kind = 'plain', busy = false, className, type = 'button', onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      className={buttonClass(kind, classNames(busy && 'opacity-75', className))}
    />
  )
}
