import { useId } from 'react'
import { inputClass } from '../../shared/parts/field.tsx'

type Props = { readonly label: string; readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }

/** A day as a filter, its name beside it: an empty date field says nothing of itself. */
export function DatePick({ label, value, onChange }: Props) {
  const id = useId()
  return (
    <div className="min-w-0 md:w-44">
      <label htmlFor={id} className="block text-[0.8125rem] text-ink-2">
        {label}
      </label>
      <input id={id} type="date" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} className={inputClass(undefined, 'min-h-10')} />
    </div>
  )
}
