import type { ReactNode } from 'react'

/** Fields that belong together, under their own heading. */
export function FormGroup({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border border-line bg-paper p-4">
      <legend className="sr-only">{legend}</legend>
      <p aria-hidden className="mb-3 font-bold">
        {legend}
      </p>
      <div className="grid gap-4">{children}</div>
    </fieldset>
  )
}
