import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MerchantBill } from '../../../../functions/merchant-bills/model.ts'
import { FileDrop } from '../../parts/file-drop.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { fileBytesMax, sendFile } from '../../parts/send-file.ts'
import { useMerchantWords } from './words.ts'

/** Reading starts as soon as a file is given, and leads to its lines. */
export function UploadBill() {
  const words = useMerchantWords()
  const textOf = useFailureText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<string>()
  const upload = useMutation({
    mutationFn: (file: File) => sendFile<MerchantBill>('/v1/merchant-bills', file),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['merchant-bills'] })
      await navigate({ to: '/merchant-bills/$bill', params: { bill: id } })
    },
  })
  const take = (files: readonly File[]) => {
    const [file] = files
    if (!file || upload.isPending) return
    upload.reset()
    const wrong = files.length > 1 ? words.oneFile : !/\.(csv|txt|zip)$/i.test(file.name) ? words.wrongKind : file.size > fileBytesMax ? words.tooLarge : undefined
    setProblem(wrong)
    if (!wrong) upload.mutate(file)
  }
  const say = problem ?? (upload.error ? textOf(upload.error) : undefined)
  return (
    <Section title={words.uploadTitle}>
      <FileDrop words={words} accept=".csv,.zip,text/csv,application/zip" busy={upload.isPending ? words.reading(upload.variables.name) : undefined} onFiles={take} />
      {say && <Notice tone="bad">{say}</Notice>}
    </Section>
  )
}
