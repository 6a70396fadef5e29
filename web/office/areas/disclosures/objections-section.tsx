import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { AreaField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterDisclosure, type FoundDisclosure, type FoundObjection, objectionsQuery } from './queries.ts'
import { useDisclosureWords } from './words.ts'

/** What people asked about a published span, and the answers. */
export function ObjectionsSection({ disclosure }: { readonly disclosure: FoundDisclosure }) {
  const words = useDisclosureWords()
  const may = useMay()
  const query = useQuery(objectionsQuery(disclosure.id, useAfter().after))
  const [writing, setWriting] = useState(false)
  const [replying, setReplying] = useState<FoundObjection>()
  const write = may('fileObjection') && disclosure.objectionsOpen && (
    <Button className="min-h-10" onClick={() => setWriting(true)}>
      {words.write}
    </Button>
  )
  return (
    <Section title={words.objections} actions={write}>
      <AskedList query={query} what={words.objections}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <ul className="mt-2">
                {items.map((one) => (
                  <One key={one.id} one={one} {...(may('answerObjection') && one.state === 'open' ? { onReply: () => setReplying(one) } : {})} />
                ))}
              </ul>
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.objectionsEmpty}>{words.objectionsEmptyNext}</Empty>
          )
        }
      </AskedList>
      {writing && <WriteDialog disclosure={disclosure} onClose={() => setWriting(false)} />}
      {replying && <ReplyDialog one={replying} onClose={() => setReplying(undefined)} />}
    </Section>
  )
}

function One({ one, onReply }: { readonly one: FoundObjection; readonly onReply?: () => void }) {
  const words = useDisclosureWords()
  const { date, moment } = useFormat()
  return (
    <li className="border-b border-line py-3">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{one.who}</span>
        <span className="text-ink-2">{moment(one.at)}</span>
      </p>
      <p>{one.text}</p>
      {one.state === 'answered' ? (
        <>
          <p className="mt-1 text-ink-2">{`${words.question}：${one.question}`}</p>
          <p className="text-ink-2">{`${words.answerText}：${one.answer}`}</p>
          <Status tone="good">{`${words.answered} ${date(one.answeredOn!)}`}</Status>
        </>
      ) : (
        <p className="mt-1 flex flex-wrap items-center gap-x-4">
          <Status tone="wait">{words.answerBy(date(one.answerBy))}</Status>
          {onReply && (
            <Button className="min-h-10" onClick={onReply}>
              {words.reply}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}

function WriteDialog({ disclosure, onClose }: { readonly disclosure: FoundDisclosure; readonly onClose: () => void }) {
  const words = useDisclosureWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const filled = (most: number) => z.string().check(z.refine((text) => text.trim() !== '', words.needed), z.maxLength(most))
  const form = useOfficeForm({
    name: 'objection',
    schema: z.object({ community: z.string(), who: filled(40), text: filled(500) }),
    defaults: { community: '', who: '', text: '' },
    onSubmit: async ({ community, who, text }) => {
      await ask(api.disclosures[':disclosure'].objections.$post({ param: { disclosure: disclosure.id as never }, json: { id, community: (community || null) as never, who: who.trim(), text: text.trim() } }))
      await afterDisclosure(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.write} onClose={onClose}>
      <OfficeForm form={form} act={words.writeAct} onCancel={onClose}>
        <SelectField label={words.scope} choices={disclosure.scopes.map(({ community, name }) => ({ value: community ?? '', label: community === null ? words.whole : name }))} {...form.fieldOf('community')} />
        <TextField label={words.who} {...form.fieldOf('who')} />
        <AreaField label={words.text} {...form.fieldOf('text')} />
      </OfficeForm>
    </Dialog>
  )
}

function ReplyDialog({ one, onClose }: { readonly one: FoundObjection; readonly onClose: () => void }) {
  const words = useDisclosureWords()
  const client = useQueryClient()
  const filled = (most: number) => z.string().check(z.refine((text) => text.trim() !== '', words.needed), z.maxLength(most))
  const form = useOfficeForm({
    name: 'reply',
    schema: z.object({ question: filled(200), answer: filled(500) }),
    defaults: { question: one.text.slice(0, 200), answer: '' },
    onSubmit: async (json) => {
      await ask(api.disclosures[':disclosure'].objections[':objection'].answer.$post({ param: { disclosure: one.disclosure as never, objection: one.id }, json }))
      await afterDisclosure(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.reply} onClose={onClose}>
      <OfficeForm form={form} act={words.replyAct} onCancel={onClose}>
        <AreaField label={words.question} hint={words.questionHint} rows={2} {...form.fieldOf('question')} />
        <AreaField label={words.answerText} {...form.fieldOf('answer')} />
      </OfficeForm>
    </Dialog>
  )
}
