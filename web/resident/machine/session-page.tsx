import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Clock3, Hourglass, Zap } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { forgetSession, rememberSession } from './own-session.ts'
import { machineOf, type Session, sessionQuery } from './queries.ts'
import { SessionFigures } from './session-figures.tsx'
import { useMachineWords } from './words.ts'

const pollMs = 5_000
/** An hour of looking without a break; a press looks again. */
const pollsMax = 720

/** A session that was paid: what it used so far, how to stop it, and what goes back. The key in the address opens it. */
export function SessionPage({ session }: { readonly session: string }) {
  const words = useMachineWords()
  const [search] = useSearchParams()
  const key = search.get('key') ?? ''
  const query = useQuery({
    ...sessionQuery(session, key),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'ended' && state.dataUpdateCount < pollsMax ? pollMs : false),
  })
  const { data } = query
  const state = data?.state
  useEffect(() => {
    if (state === 'ended') forgetSession()
    else if (state) rememberSession(session, key)
  }, [state, session, key])
  const kind = query.error && !data ? asApiError(query.error).kind : undefined
  if (kind === 'unknown' || kind === 'invalid') {
    return (
      <Page title={words.sessionGone}>
        <p className="py-4">{words.sessionGoneText}</p>
      </Page>
    )
  }
  return (
    <Page title={data ? `${data.facilityName} ${data.machineName}` : words.session} step={state ?? ''}>
      <Asked query={query} what={words.session}>
        {(found) => (
          <>
            <State session={found} />
            <SessionFigures session={found} />
            {found.state === 'ended' ? (
              <Link href={`/machine/${machineOf(session)}`} className={buttonClass('plain', 'mt-5 min-h-(--target-main) w-full')}>
                {words.again}
              </Link>
            ) : (
              found.state !== 'stopping' && <Stop session={session} secret={key} />
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

const faces = { waiting: [Clock3, 'text-warn'], running: [Zap, 'text-good'], stopping: [Hourglass, 'text-warn'], ended: [CircleCheck, 'text-good'] } as const

function State({ session }: { readonly session: Session }) {
  const words = useMachineWords()
  const format = useFormat()
  const [Icon, colour] = faces[session.state]
  const rest = session.restFen ?? 0
  const texts = session.state === 'ended' ? [rest > 0 ? `${words.backTitle(format.yuan(rest))}。${words.backText}` : words.noRest, ...(session.ending === 'bound' ? [words.bound] : [])] : [words.stateText[session.state]]
  return (
    <output className="flex items-start gap-3 pt-4">
      <Icon aria-hidden className={classNames('size-10 shrink-0', colour)} />
      <span className="min-w-0">
        <span className="block text-[1.2rem] font-bold">{words.state[session.state]}</span>
        {texts.map((text) => (
          <span key={text} className="block">
            {text}
          </span>
        ))}
      </span>
    </output>
  )
}

/** Two presses: a session that was stopped cannot go on. */
function Stop({ session, secret }: { readonly session: string; readonly secret: string }) {
  const words = useMachineWords()
  const [asked, setAsked] = useState(false)
  const stop = useAct(async () => {
    queries.setQueryData(sessionQuery(session, secret).queryKey, await ask(api['machine-sessions'][':machineSession'].stop.$post({ param: { machineSession: session }, json: { key: secret } })))
  })
  return (
    <div className="mt-5" aria-live="polite">
      {asked ? (
        <>
          <p className="font-medium">{words.sure}</p>
          <p className="mt-2 grid gap-3">
            <Button kind="danger" busy={stop.busy} onClick={() => void stop.run()} className="min-h-(--target-main) w-full">
              {stop.busy ? words.stopping : words.sureStop}
            </Button>
            <Button onClick={() => setAsked(false)} className="min-h-(--target-main) w-full">
              {words.keepOn}
            </Button>
          </p>
        </>
      ) : (
        <Button onClick={() => setAsked(true)} className="min-h-(--target-main) w-full">
          {words.stop}
        </Button>
      )}
      <Failure error={stop.error} />
    </div>
  )
}
