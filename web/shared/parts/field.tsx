import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type FieldAria = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }

type Props = {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly className?: string
  /** Gets the attributes that tie the control to its label, hint and error. */
  readonly children: (aria: FieldAria) => ReactNode
}

/**
 * Label, hint, error and control, in this order, tied together for screen readers.
 *
 * @example <Field id="phone" label={words.phone} error={errors.phone}>{(aria) => <input {...aria} className={inputClass(errors.phone)} />}</Field>
 */
export function Field({ id, label, hint, error, className, children }: Props) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const aria: FieldAria = { id, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(error ? { 'aria-invalid': true } : {}) }
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1 font-medium text-bad">
          {error}
        </p>
      )}
      {children(aria)}
    </div>
  )
}

export const inputClass = (error?: unknown, className?: string): string =>
  classNames('block min-h-(--target) w-full rounded-md border bg-paper px-3 py-1 text-ink', error ? 'border-2 border-bad' : 'border-line-strong', className)
