import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useFailureText } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { BillDrop } from './bill-drop.tsx'
import { fileBytesMax, sendBill } from './send-bill.ts'
import { useMerchantWords } from './words.ts'

/** Reading starts as soon as a file is given, and leads to its lines. */
export function UploadBill() {
  const words = useMerchantWords()
  const textOf = useFailureText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<string>()
  const upload = useMutation({
    mutationFn: sendBill,
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
      <BillDrop busy={upload.isPending ? words.reading(upload.variables.name) : undefined} onFiles={take} />
      {say && <Notice tone="bad">{say}</Notice>}
    </Section>
  )
}
