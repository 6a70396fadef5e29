import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useImportWords } from './words.ts'

type Props = {
  /** What is going on with a file already given. */
  readonly busy: string | undefined
  readonly onFiles: (files: readonly File[]) => void
}

/** A place to drop a file on, with a button for everybody else. */
export function DropZone({ busy, onFiles }: Props) {
  const words = useImportWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    // Dropping is one way; the button inside does the same by keys.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames('flex flex-col items-center gap-2 border-2 border-dashed px-4 py-8 text-center', over ? 'border-link bg-link-soft' : 'border-line-strong')}
    >
      <FileUp aria-hidden className="size-8 text-ink-2" />
      <p role="status" className="font-medium">
        {busy ?? (over ? words.dropActive : words.drop)}
      </p>
      <p id="import-hint" className="text-ink-2">
        {words.dropHint}
      </p>
      <Button kind="main" busy={busy !== undefined} aria-describedby="import-hint" onClick={() => input.current?.click()} className="mt-1 min-h-10">
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={words.choose}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again after it was corrected.
          event.target.value = ''
        }}
      />
    </div>
  )
}
