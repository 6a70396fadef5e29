import type { CSSProperties } from 'react'
import { Mark } from '../../../shared/parts/mark.tsx'
import { brandOf } from '../../../shared/site/colour.ts'
import { useSettingsWords } from './words.ts'

/** How the sign and a main button will look, darkened as on the real pages. */
export function LookPreview({ colour, logoText, name }: { readonly colour: string; readonly logoText: string; readonly name: string }) {
  const { site: words } = useSettingsWords()
  const { brand, ink, soft } = brandOf(colour)
  const style = { '--brand': brand, '--brand-ink': ink, '--brand-soft': soft } as CSSProperties
  return (
    <figure style={style} className="border border-line p-4">
      <figcaption className="mb-3 text-[0.8125rem] text-ink-2">{words.preview}</figcaption>
      <div className="flex flex-wrap items-center gap-3">
        <Mark text={logoText || '·'} className="size-10" />
        <span className="font-bold">{name}</span>
        <span className="ml-auto inline-flex min-h-11 items-center rounded-md bg-(--brand) px-4 font-bold text-white">{words.previewAct}</span>
      </div>
    </figure>
  )
}
