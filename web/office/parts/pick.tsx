import type { SelectHTMLAttributes } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'
import { inputClass } from '../../shared/parts/field.tsx'

export type Choice = { readonly value: string; readonly label: string }

/** Choices in the order of a catalogue's entries: a value that has no word cannot be chosen. */
export const choicesOf = (words: Readonly<Record<string, string>>): Choice[] => Object.entries(words).map(([value, label]) => ({ value, label }))

type Props = {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly choices: readonly Choice[]
  /** The choice of nothing in particular: 全部楼栋. Left out where one must be chosen. */
  readonly all?: string
  readonly className?: string
}

/** A filter: the system's own select, in the look of a field. */
export function Pick({ label, value, onChange, choices, all, className }: Props) {
  return (
    <select aria-label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} className={inputClass(undefined, classNames('pick min-h-10 truncate md:w-40', className))}>
      {all !== undefined && <option value="">{all}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'disabled'> & { readonly choices: readonly Choice[]; readonly empty?: string; readonly error?: unknown }

/** The same for forms: takes what react-hook-form registers. */
export function Select({ choices, empty, error, className, ...rest }: SelectProps) {
  return (
    <select {...rest} className={inputClass(error, classNames('pick min-h-10', className))}>
      {empty !== undefined && <option value="">{empty}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
