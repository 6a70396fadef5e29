import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type BusinessDate, systemClock, today } from '../../../../functions/calendar.ts'
import type { TariffId } from '../../../../functions/ids.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { afterTariffChange, tariffsQuery } from './queries.ts'
import { RuleEditor, type Told } from './rule-editor.tsx'
import { useTariffWords } from './words.ts'

const sent = ({ rule, from, document }: Told) => ({ from: from as BusinessDate, document, rule: { ...rule, classes: [...rule.classes], holidays: [...rule.holidays] } })

export function NewTariffScreen() {
  const words = useTariffWords()
  const after = useAfter()
  const [id] = useState(() => newId() as TariffId)
  return (
    <Page title={words.newTitle} above={<Back />}>
      <RuleEditor
        from={today(systemClock)}
        onSend={async (told) => {
          await ask(api.parking.tariffs.$post({ json: { id, name: told.name, ...sent(told) } }))
          await after()
        }}
      />
    </Page>
  )
}

/** A new version of a tariff; stays that have begun keep theirs. */
export function ChangeTariffScreen() {
  const words = useTariffWords()
  const after = useAfter()
  const { tariff: id } = useParams({ from: '/tariffs/$tariff' })
  const tariffs = useQuery(tariffsQuery)
  const known = tariffs.data?.items.find((one) => one.id === id)
  return (
    <Page title={known ? words.changeTitle(known.name) : words.change} lead={words.lead} above={<Back />}>
      <Asked query={tariffs} what={words.loading}>
        {() =>
          known ? (
            <RuleEditor
              last={known.versions.at(-1)!.rule}
              name={known.name}
              from={today(systemClock)}
              onSend={async (told) => {
                await ask(api.parking.tariffs[':tariff'].versions.$post({ param: { tariff: id }, json: sent(told) }))
                await after()
              }}
            />
          ) : (
            <Empty title={words.empty} />
          )
        }
      </Asked>
    </Page>
  )
}

function Back() {
  const words = useTariffWords()
  return (
    <Link to="/tariffs" className={textLink()}>
      {words.back}
    </Link>
  )
}

function useAfter() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await afterTariffChange(client)
    await navigate({ to: '/tariffs' })
  }
}
