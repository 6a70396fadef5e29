import type { ReactNode } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'

export type Option<K extends string> = { readonly key: K; readonly title: string; readonly note?: string; readonly end?: string }

type Props<K extends string> = { readonly name: string; readonly legend: ReactNode; readonly options: readonly Option<K>[]; readonly chosen: K; readonly onChoose: (key: K) => void }

/** One of a few, all in sight. */
export function Choice<K extends string>({ name, legend, options, chosen, onChoose }: Props<K>) {
  return (
    <fieldset className="mt-5">
      <legend className="font-bold">{legend}</legend>
      <div className="mt-2 grid gap-2">
        {options.map(({ key, title, note, end }) => (
          <label key={key} className={classNames('flex min-h-(--target-main) flex-wrap items-center gap-x-3 rounded-md border px-3 py-2', key === chosen ? 'border-2 border-brand bg-brand-soft' : 'border-line-strong')}>
            <input type="radio" name={name} value={key} checked={key === chosen} onChange={() => onChoose(key)} className="size-5 shrink-0 accent-brand" />
            <span className="min-w-[6em] flex-1 font-bold">
              {title}
              {note && <span className="block font-normal text-ink-2">{note}</span>}
            </span>
            {end && <span className="font-bold whitespace-nowrap">{end}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type CheckProps = { readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly children: string }

export function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="flex min-h-(--target) items-center gap-3">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} className="size-5 shrink-0 accent-brand" />
      {children}
    </label>
  )
}
