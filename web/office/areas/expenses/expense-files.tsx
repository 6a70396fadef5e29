import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FileDrop } from '../../parts/file-drop.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { afterExpense, type FoundExpense } from './queries.ts'
import { isTooBig, papersAccept, sendPaper } from './send-papers.ts'
import { useExpenseWords } from './words.ts'

/** The papers of an expense: pictures in sight, a PDF to download. */
export function ExpenseFiles({ expense }: { readonly expense: FoundExpense }) {
  const words = useExpenseWords()
  const { attachments } = expense
  return (
    <Section title={words.files}>
      <p className="mt-2 text-ink-2">{attachments.length > 0 ? words.filesNote : words.noFiles}</p>
      {attachments.length > 0 && (
        <ul className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-4">
          {attachments.map(({ link, caption, type }) => (
            <li key={link} className="grid content-start gap-1">
              <a href={link} target="_blank" rel="noreferrer" className={textLink('wrap-anywhere')}>
                {type !== 'application/pdf' && <img src={link} alt="" loading="lazy" className="aspect-4/3 w-full bg-ground object-cover" />}
                {caption}
              </a>
            </li>
          ))}
        </ul>
      )}
      {expense.may.attach && attachments.length < 10 && <AddPapers expense={expense.id} />}
    </Section>
  )
}

function AddPapers({ expense }: { readonly expense: string }) {
  const words = useExpenseWords()
  const client = useQueryClient()
  const textOf = useFailureText()
  const [wrong, setWrong] = useState<string>()
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        await sendPaper(expense, file).catch((thrown: unknown) => {
          throw new Error(words.fileRefused(file.name, textOf(thrown)))
        })
      }
    },
    onSettled: () => afterExpense(client),
  })
  const take = (files: readonly File[]) => {
    const big = files.find(isTooBig)
    setWrong(big && words.fileTooBig(big.name))
    send.mutate(files.filter((file) => !isTooBig(file)))
  }
  return (
    <>
      <FileDrop words={words.fileWords} accept={papersAccept} multiple busy={send.isPending ? words.sending : undefined} onFiles={take} />
      {wrong && <Notice tone="bad">{wrong}</Notice>}
      {send.error && <Notice tone="bad">{send.error.message}</Notice>}
    </>
  )
}
