import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { bodyOf, PersonForm } from './person-form.tsx'
import { afterPerson, settingsQuery } from './queries.ts'
import { usePeopleWords } from './words.ts'

export function RegisterScreen() {
  const words = usePeopleWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const settings = useQuery(settingsQuery)
  const [id] = useState(newId)
  return (
    <Page title={words.register} lead={words.registerLead} above={<Link to="/people" className={textLink()}>{words.back}</Link>}>
      <Asked query={settings} what={words.loading}>
        {({ form }) => (
          <PersonForm
            act={words.register}
            onCancel={() => void navigate({ to: '/people' })}
            onSend={async (values) => {
              await ask(api.seekers.$post({ json: { id, ...bodyOf(values, form.version), sealed: { idNumber: values.idNumber.trim(), hardship: values.hardship.trim(), limitReasons: values.limitReasons.trim() } } }))
              await afterPerson(client)
              await navigate({ to: '/people/$person', params: { person: id } })
            }}
          />
        )}
      </Asked>
    </Page>
  )
}
