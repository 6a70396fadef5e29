import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../shared/parts/button.tsx'
import { classNames } from '../../shared/parts/class-names.ts'

type Props = {
  readonly words: { readonly drop: string; readonly dropActive: string; readonly dropHint: string; readonly dropNote?: string; readonly choose: string }
  readonly accept: string
  readonly multiple?: boolean
  /** What is going on with a file already given. */
  readonly busy: string | undefined
  readonly onFiles: (files: readonly File[]) => void
}

/** A place to drop a file on, with a button for everybody else. */
export function FileDrop({ words, accept, multiple = false, busy, onFiles }: Props) {
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
      <div id="file-hint" className="text-ink-2">
        <p>{words.dropHint}</p>
        {words.dropNote && <p>{words.dropNote}</p>}
      </div>
      <Button kind="main" busy={busy !== undefined} aria-describedby="file-hint" onClick={() => input.current?.click()} className="mt-1 min-h-10">
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
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
