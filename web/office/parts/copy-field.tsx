import { useId, useRef, useState } from 'react'
import { Button } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { useWords } from '../i18n/languages.ts'

type Props = { readonly label: string; readonly value: string; readonly hint?: string }

/** A text to take along. Where the browser refuses to copy, it is selected and said so. */
export function CopyField({ label, value, hint }: Props) {
  const { copy } = useWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [say, setSay] = useState<string>()
  const onCopy = () => {
    field.current?.select()
    navigator.clipboard.writeText(value).then(
      () => setSay(copy.done),
      () => setSay(copy.byHand),
    )
  }
  return (
    <div>
      <Field id={id} label={label} {...(hint ? { hint } : {})}>
        {(aria) => (
          <div className="flex gap-2">
            <input {...aria} ref={field} readOnly value={value} onFocus={(event) => event.target.select()} className={inputClass(undefined, 'min-h-10 font-mono text-[0.8125rem]')} />
            <Button onClick={onCopy} className="min-h-10 shrink-0">
              {copy.act}
            </Button>
          </div>
        )}
      </Field>
      <p role="status" className="mt-1 text-ink-2">
        {say}
      </p>
    </div>
  )
}
