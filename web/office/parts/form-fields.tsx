import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { useWords } from '../i18n/languages.ts'
import { type Choice, Select } from './pick.tsx'

type Common = { readonly id: string; readonly label: ReactNode; readonly hint?: ReactNode; readonly error?: string | undefined; readonly optional?: boolean; readonly className?: string }
type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'disabled' | 'className'> & { readonly ref?: Ref<HTMLInputElement> }

/** A labelled text field; takes what `fieldOf` gives. */
export function TextField({ id, label, hint, error, optional, className, ...input }: Common & Input) {
  const words = useWords()
  return (
    <Field id={id} label={withNote(label, optional, words.optional)} hint={hint} error={error} {...(className ? { className } : {})}>
      {(aria) => <input type="text" autoComplete="off" {...input} {...aria} className={inputClass(error, 'min-h-10')} />}
    </Field>
  )
}

export const DateField = (props: Common & Input) => <TextField {...props} type="date" />

/** Yuan, at the right like every amount. */
export function MoneyField({ id, label, hint, error, optional, className, ...input }: Common & Input) {
  const words = useWords()
  return (
    <Field id={id} label={withNote(label, optional, words.optional)} hint={hint} error={error} {...(className ? { className } : {})}>
      {(aria) => <input type="text" inputMode="decimal" autoComplete="off" {...input} {...aria} className={inputClass(error, 'min-h-10 text-right text-lg font-bold')} />}
    </Field>
  )
}

type SelectFieldProps = Common & { readonly choices: readonly Choice[]; readonly empty?: string } & Omit<Parameters<typeof Select>[0], 'choices' | 'empty' | 'id' | 'error' | 'className'>

export function SelectField({ id, label, hint, error, optional, className, choices, empty, ...select }: SelectFieldProps) {
  const words = useWords()
  return (
    <Field id={id} label={withNote(label, optional, words.optional)} hint={hint} error={error} {...(className ? { className } : {})}>
      {(aria) => <Select {...select} {...aria} choices={choices} error={error} {...(empty === undefined ? {} : { empty })} />}
    </Field>
  )
}

type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'disabled' | 'className'> & { readonly ref?: Ref<HTMLTextAreaElement> }

export function AreaField({ id, label, hint, error, optional, className, ...area }: Common & Area) {
  const words = useWords()
  return (
    <Field id={id} label={withNote(label, optional, words.optional)} hint={hint} error={error} {...(className ? { className } : {})}>
      {(aria) => <textarea rows={3} {...area} {...aria} className={inputClass(error)} />}
    </Field>
  )
}

type RadioProps = { readonly legend: string; readonly choices: readonly Choice[]; readonly className?: string } & Input

/** A few ways, all in sight: radio buttons in the look of a row of buttons. */
export function RadioRow({ legend, choices, className, ...input }: RadioProps) {
  return (
    <fieldset className={classNames('min-w-0', className)}>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-2">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="flex min-h-10 items-center justify-center rounded-md border border-line-strong px-2 py-1 text-center has-checked:border-2 has-checked:border-link has-checked:bg-link-soft has-checked:font-bold has-focus-visible:outline-3 has-focus-visible:outline-offset-2"
          >
            <input type="radio" {...input} value={value} className="sr-only" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type CheckProps = Input & { readonly children: ReactNode; readonly className?: string }

export function Check({ children, className, ...input }: CheckProps) {
  return (
    <label className={classNames('flex min-h-9 items-start gap-2.5 py-1.5', className)}>
      <input type="checkbox" {...input} className="mt-0.5 size-[1.125rem] shrink-0 accent-link" />
      <span className="min-w-0">{children}</span>
    </label>
  )
}

const withNote = (label: ReactNode, optional: boolean | undefined, note: string): ReactNode =>
  optional ? (
    <>
      {label}
      <span className="font-normal text-ink-2">{note}</span>
    </>
  ) : (
    label
  )
