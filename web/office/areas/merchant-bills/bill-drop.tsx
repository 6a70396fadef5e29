import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useMerchantWords } from './words.ts'

type Props = {
  /** What is going on with a file already given. */
  readonly busy: string | undefined
  readonly onFiles: (files: readonly File[]) => void
}

/** A place to drop a bill on, with a button for everybody else. */
export function BillDrop({ busy, onFiles }: Props) {
  const words = useMerchantWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent, on: boolean) => {
    event.preventDefault()
    setOver(on)
  }
  return (
    // Dropping is one way; the button inside does the same by keys.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        onFiles([...event.dataTransfer.files])
      }}
      className={classNames('mt-3 flex flex-col items-center gap-2 border-2 border-dashed px-4 py-6 text-center', over ? 'border-link bg-link-soft' : 'border-line-strong')}
    >
      <FileUp aria-hidden className="size-8 text-ink-2" />
      <p role="status" className="font-medium">
        {busy ?? (over ? words.dropActive : words.drop)}
      </p>
      <div id="bill-hint" className="text-ink-2">
        <p>{words.dropHint}</p>
        <p>{words.dropNote}</p>
      </div>
      <Button kind="main" busy={busy !== undefined} aria-describedby="bill-hint" onClick={() => input.current?.click()} className="mt-1 min-h-10">
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.zip,text/csv,application/zip"
        aria-label={words.choose}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
    </div>
  )
}
