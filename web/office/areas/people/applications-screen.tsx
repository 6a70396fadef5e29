import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Failure } from '../../parts/failure.tsx'
import { SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterPerson, applicationsQuery, type FoundApplication, placesQuery } from './queries.ts'
import { usePeopleWords } from './words.ts'

export function ApplicationsScreen() {
  const words = usePeopleWords()
  const query = useQuery(applicationsQuery(useAfter()))
  const form = useQuery(placesQuery)
  return (
    <Page title={words.applicationsTitle} lead={words.applicationsLead} above={<Link to="/people" className={textLink()}>{words.back}</Link>}>
      {form.data && (
        <p className="mt-3">
          {words.formAt}: {form.data.open ? words.formOpen : words.formClosed} · <a className={textLink()} href="/jobs">/jobs</a>
        </p>
      )}
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <ul aria-label={words.applicationsTitle} className="mt-3 divide-y divide-line border border-line bg-paper">
                {items.map((one) => (
                  <Application key={one.id} application={one} place={form.data?.communities.find(({ id }) => id === one.community)?.name} />
                ))}
              </ul>
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.applicationsEmpty}>{words.applicationsEmptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

function Application({ application, place }: { readonly application: FoundApplication; readonly place: string | undefined }) {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const { moment } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [person] = useState(newId)
  const [declining, setDeclining] = useState(false)
  const accept = useMutation({
    mutationFn: () => ask(api.applications[':application'].acceptance.$post({ param: { application: application.id }, json: { person } })),
    onSuccess: async () => {
      await afterPerson(client)
      await navigate({ to: '/people/$person', params: { person } })
    },
  })
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="mr-auto min-w-0">
        <p className="font-bold">
          {application.name} · {application.phone}
        </p>
        <p className="text-ink-2">{[place, application.posts.map((kind) => postKindNames[kind][lang]).join(lang === 'zh' ? '、' : ', '), application.note].filter(Boolean).join(' · ')}</p>
        <p className="text-ink-2">
          {words.sentAt} {moment(application.at)}
        </p>
        {application.known.length > 0 && (
          <p>
            {words.knownAs}
            {application.known.map(({ id, name }) => (
              <Link key={id} to="/people/$person" params={{ person: id }} className={rowLink}>
                {name}
              </Link>
            ))}
          </p>
        )}
        <Failure error={accept.error} />
      </div>
      <Button kind="main" aria-label={`${words.accept} ${application.name}`} busy={accept.isPending} onClick={() => accept.mutate()}>
        {words.accept}
      </Button>
      <Button aria-label={`${words.decline} ${application.name}`} onClick={() => setDeclining(true)}>
        {words.decline}
      </Button>
      {declining && <DeclineDialog application={application.id} onClose={() => setDeclining(false)} />}
    </li>
  )
}

function DeclineDialog({ application, onClose }: { readonly application: string; readonly onClose: () => void }) {
  const words = usePeopleWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'decline',
    schema: z.object({ reason: z.enum(['no-post', 'registered-already', 'not-reached', 'withdrawn', 'not-serious']) }),
    defaults: { reason: 'no-post' as const },
    onSubmit: async ({ reason }) => {
      await ask(api.applications[':application'].refusal.$post({ param: { application }, json: { reason } }))
      await client.invalidateQueries({ queryKey: ['people', 'applications'] })
      onClose()
    },
  })
  return (
    <Dialog title={words.declineTitle} onClose={onClose}>
      <OfficeForm form={form} act={words.decline} onCancel={onClose} danger>
        <SelectField label={words.declineWhy} choices={choicesOf(words.declineReasons)} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
