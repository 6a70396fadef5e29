import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { Figures } from './figures.tsx'
import { PrepareForm } from './prepare-form.tsx'
import { afterDisclosure, type FoundDraft } from './queries.ts'
import { spanText } from './span-text.ts'
import { useDisclosureWords } from './words.ts'

/** What would be published: its figures, who prepared it, and the next step. */
export function DraftSection({ draft }: { readonly draft: FoundDraft }) {
  const words = useDisclosureWords()
  const { moment, date } = useFormat()
  const may = useMay()
  const [form, setForm] = useState(false)
  const { prepared } = draft
  return (
    <>
      {draft.months.some(({ closed }) => !closed) && (
        <Notice tone="warn">
          {words.openMonths}{' '}
          <Link to="/closing" className={textLink()}>
            {words.toClosing}
          </Link>
        </Notice>
      )}
      {draft.missing.length > 0 && <Notice tone="warn">{words.missing}</Notice>}
      <Section title={`${words.figures} · ${words.versionOf(draft.version)}`}>
        <p className="mt-2">{prepared ? words.preparedBy(prepared.by, moment(prepared.at)) : words.look}</p>
        <p className="text-ink-2">{words.asOf(date(draft.asOf))}</p>
        <Figures scopes={draft.scopes} />
        {form ? (
          <>
            <h3 className="mt-5 font-bold">{words.bases}</h3>
            <PrepareForm draft={draft} onDone={() => setForm(false)} />
          </>
        ) : (
          may('prepareDisclosure') && <Acts draft={draft} onPrepare={() => setForm(true)} />
        )}
      </Section>
    </>
  )
}

function Acts({ draft, onPrepare }: { readonly draft: FoundDraft; readonly onPrepare: () => void }) {
  const words = useDisclosureWords()
  const client = useQueryClient()
  const may = useMay()
  const [asked, setAsked] = useState<'publish' | 'drop'>()
  const { prepared } = draft
  const publish = async () => {
    await ask(api['disclosure-draft'].publication.$post({ query: { span: draft.id as never }, json: { hash: prepared!.hash } }))
    await afterDisclosure(client)
  }
  const drop = async () => {
    await ask(api['disclosure-draft'].$delete({ query: { span: draft.id as never } }))
    await afterDisclosure(client)
  }
  return (
    <>
      {prepared && !prepared.mayPublish && <p className="mt-3 text-warn">{may('publishDisclosure') ? words.own : words.headNeeded}</p>}
      <div className="mt-4 flex flex-wrap gap-3">
        {prepared?.mayPublish && (
          <Button kind="main" className="min-h-10" onClick={() => setAsked('publish')}>
            {words.publish}
          </Button>
        )}
        <Button {...(prepared ? {} : { kind: 'main' as const })} className="min-h-10" onClick={onPrepare}>
          {prepared ? words.prepareAgain : words.prepare}
        </Button>
        {prepared && (
          <Button className="min-h-10" onClick={() => setAsked('drop')}>
            {words.drop}
          </Button>
        )}
      </div>
      {asked === 'publish' && (
        <ConfirmDialog title={words.publish} act={words.publishAct} onConfirm={publish} onClose={() => setAsked(undefined)}>
          {words.publishAsk(spanText(draft.id, words))}
        </ConfirmDialog>
      )}
      {asked === 'drop' && (
        <ConfirmDialog title={words.drop} act={words.drop} danger onConfirm={drop} onClose={() => setAsked(undefined)}>
          {words.dropAsk}
        </ConfirmDialog>
      )}
    </>
  )
}
