import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { FacilityForm } from './facility-form.tsx'
import { facilityQuery } from './queries.ts'
import { useFacilityWords } from './words.ts'

/** The id is made once: sending again after a lost answer is the same facility. */
export function NewFacilityScreen() {
  const words = useFacilityWords()
  const after = useAfterChange()
  const [id] = useState(newId)
  return (
    <Page
      title={words.add}
      above={
        <Link to="/facilities" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <div className="max-w-3xl">
        <FacilityForm
          act={words.create}
          onSend={async (told, place) => {
            const made = await ask(api.facilities.$post({ json: { id, ...told, ...place } }))
            await after(made.id)
          }}
        />
      </div>
    </Page>
  )
}

export function ChangeFacilityScreen() {
  const words = useFacilityWords()
  const after = useAfterChange()
  const { facility } = useParams({ from: '/facilities/$facility/change' })
  const query = useQuery(facilityQuery(facility))
  return (
    <Page
      title={query.data ? words.changeTitle(query.data.name) : words.change}
      above={
        <Link to="/facilities/$facility" params={{ facility }} className={textLink()}>
          {words.backToOne}
        </Link>
      }
    >
      <Asked query={query} what={words.loading}>
        {(known) => (
          <div className="max-w-3xl">
            <FacilityForm
              known={known}
              act={words.save}
              onSend={async (told) => {
                await ask(api.facilities[':facility'].$patch({ param: { facility }, json: { version: known.version, ...told } }))
                await after(facility)
              }}
            />
          </div>
        )}
      </Asked>
    </Page>
  )
}

function useAfterChange() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (facility: string) => {
    await Promise.all(['facility', 'facilities'].map((key) => client.invalidateQueries({ queryKey: [key] })))
    await navigate({ to: '/facilities/$facility', params: { facility } })
  }
}
