import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { FileDrop } from '../../parts/file-drop.tsx'
import { Notice } from '../../parts/notice.tsx'
import { isTooBig, papersAccept } from './send-papers.ts'
import { useExpenseWords } from './words.ts'

type Props = { readonly files: readonly File[]; readonly busy: boolean; readonly onChange: (files: readonly File[]) => void }

/** Papers that go with an expense once it is asked for. */
export function PapersDrop({ files, busy, onChange }: Props) {
  const words = useExpenseWords()
  const [tooBig, setTooBig] = useState<string>()
  const add = (chosen: readonly File[]) => {
    setTooBig(chosen.find(isTooBig)?.name)
    onChange([...files, ...chosen.filter((file) => !isTooBig(file))].slice(0, 10))
  }
  return (
    <div>
      <FileDrop words={words.fileWords} accept={papersAccept} multiple busy={busy ? words.sending : undefined} onFiles={add} />
      {tooBig && <Notice tone="bad">{words.fileTooBig(tooBig)}</Notice>}
      {files.length > 0 && (
        <ul aria-label={words.willSend} className="mt-2">
          {files.map((file, at) => (
            <li key={`${file.name} ${at}`} className="flex items-center justify-between gap-2 border-b border-line py-1">
              <span className="min-w-0 wrap-anywhere">{file.name}</span>
              <Button aria-label={words.remove(file.name)} onClick={() => onChange(files.filter((_, other) => other !== at))}>
                <X aria-hidden className="size-4" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
