import { useId } from 'react'

type Props = { readonly label: string; readonly done: number; readonly of: number; readonly say: string }

/** How far work is, as a bar and in words. */
export function ProgressBar({ label, done, of, say }: Props) {
  const id = useId()
  const percent = of === 0 ? 0 : Math.floor((Math.min(done, of) * 100) / of)
  return (
    <div>
      <p className="flex flex-wrap justify-between gap-x-4">
        <span id={id} className="font-bold">
          {label}
        </span>
        <span role="status">{say}</span>
      </p>
      <div role="progressbar" aria-labelledby={id} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} aria-valuetext={say} className="mt-2 h-3 overflow-hidden rounded-full border border-line-strong bg-paper">
        <div className="h-full bg-chart transition-[width]" style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
