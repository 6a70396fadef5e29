import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { sendFile } from '../../parts/send-file.ts'
import { shrinkPhoto } from '../facilities/shrink-photo.ts'
import { afterTraining } from './queries.ts'
import { useTrainingWords } from './words.ts'

/** What is seen comes first: whoever cannot see the picture reads that. */
export function AddPicture({ course, onAdded }: { readonly course: string; readonly onAdded: (picture: { readonly file: string; readonly caption: string }) => void }) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [caption, setCaption] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: async (file: File) => {
      const small = new File([await shrinkPhoto(file)], file.name)
      return sendFile<{ file: string }>(`/v1/courses/${course}/pictures`, small, { caption: caption.trim() })
    },
    onSuccess: async ({ file }) => {
      onAdded({ file, caption: caption.trim() })
      setCaption('')
      await afterTraining(client)
    },
  })
  const choose = () => {
    setMissing(!caption.trim())
    if (caption.trim()) input.current?.click()
  }
  return (
    <div className="mt-3 grid items-end gap-3 sm:grid-cols-[1fr_auto]">
      <TextField id="lesson-caption" label={words.pictureCaption} maxLength={60} value={caption} onChange={(event) => setCaption(event.target.value)} error={missing ? words.pictureHint : undefined} />
      <Button busy={send.isPending} className="min-h-10" onClick={choose}>
        {words.pictureChoose}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-label={words.pictureChoose}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) send.mutate(file)
          event.target.value = ''
        }}
      />
      <Failure error={send.error} />
    </div>
  )
}
