import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { Connect } from '../../../../functions/connect/model.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { BeginForm } from './begin-form.tsx'
import { OnlineStanding } from './online-standing.tsx'
import { connectQuery } from './queries.ts'
import { SettingsPage } from './settings-page.tsx'
import { useSettingsWords } from './words.ts'

/** The account that residents pay to online: how it stands, what is missing, and the way to set it up. */
export function OnlineScreen() {
  const { online: words } = useSettingsWords()
  const connect = useQuery(connectQuery)
  const { connect: back } = useSearch({ strict: false })
  return (
    <SettingsPage tab="online" lead={words.lead}>
      {back === 'again' && (
        <Notice tone="warn" className="max-w-2xl">
          {words.backAgain}
        </Notice>
      )}
      <Asked query={connect} what={words.loading}>
        {(found) => (
          <>
            {back === 'done' && found.answered && (
              <Notice tone={found.state === 'ready' ? 'good' : 'warn'} className="max-w-2xl">
                {words.backDone}
              </Notice>
            )}
            <OnlineStanding connect={found} asking={connect.isFetching} askAgain={() => void connect.refetch()} />
            <Begin connect={found} />
          </>
        )}
      </Asked>
      <Mainland />
    </SettingsPage>
  )
}

function Begin({ connect }: { readonly connect: Connect }) {
  const { online: words } = useSettingsWords()
  const mayConnect = useMay()('connectAccount')
  if (!mayConnect) return connect.state === 'ready' ? null : <p className="mt-3 text-ink-2">{words.headOnly}</p>
  if (!connect.needsParticulars) return null
  return (
    <Section title={connect.account ? words.beginAgain : words.begin} className="max-w-2xl">
      <p className="mt-1 text-ink-2">{words.beginLead}</p>
      <BeginForm />
    </Section>
  )
}

/** What works without such an account, and where it is recorded. */
const ways = [
  ['cash', '/payments'],
  ['transfer', '/payments'],
  ['codes', '/merchant-bills'],
] as const

/** Said openly, whatever the state: most organizations of this kind cannot have such an account today. */
function Mainland() {
  const { online: words } = useSettingsWords()
  return (
    <Section title={words.mainland} className="max-w-2xl">
      <p className="mt-1">{words.mainlandSay}</p>
      <ol className="mt-2 divide-y divide-line">
        {ways.map(([way, path]) => (
          <li key={way} className="grid gap-x-4 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
            <span>
              <Link to={path} className={rowLink}>
                {words.offline[way][0]}
              </Link>
            </span>
            <span>{words.offline[way][1]}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
