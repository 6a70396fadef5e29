import { classNames } from './class-names.ts'

/** The organization's sign: one to four characters on its colour. `className` gives the size (`size-10`). */
export function Mark({ text, className }: { readonly text: string; readonly className: string }) {
  const letters = [...text]
  const shown = letters.length > 2 ? [letters.slice(0, 2).join(''), letters.slice(2).join('')] : [text]
  const size = letters.length === 1 ? 'text-[1.3em]' : letters.length === 2 ? 'text-[0.85em]' : 'text-[0.7em]'
  return (
    <span aria-hidden className={classNames('grid shrink-0 place-content-center rounded-md bg-brand text-center leading-[1.15] font-bold text-on-brand', size, className)}>
      {shown.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </span>
  )
}
