import { useMutation } from '@tanstack/react-query'
import type { Connect, ConnectState } from '../../../../functions/connect/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { useSettingsWords } from './words.ts'

const tones = { none: 'off', begun: 'part', 'more-needed': 'part', 'under-review': 'wait', ready: 'good', restricted: 'bad' } as const satisfies Record<ConnectState, Tone>

type Props = { readonly connect: Connect; readonly asking: boolean; readonly askAgain: () => void }

/** How the account stands, what the provider still asks for, and the way back into its form. */
export function OnlineStanding({ connect, asking, askAgain }: Props) {
  const { online: words } = useSettingsWords()
  const { moment } = useFormat()
  const { state, say, account, askedAt, answered, paysOut, due } = connect
  return (
    <div className="mt-4 max-w-2xl border border-line bg-paper p-4">
      <p className="text-lg">
        <Status tone={tones[state]}>{words.states[state]}</Status>
      </p>
      <p className="mt-1">{say}</p>
      {!answered && <Notice tone="warn">{words.stale}</Notice>}
      {state === 'ready' && !paysOut && <Notice tone="warn">{words.noPayout}</Notice>}
      {due.length > 0 && (
        <>
          <h2 className="mt-4 font-bold">{state === 'ready' ? words.dueLater : words.due}</h2>
          <ul className="mt-1 list-disc pl-5">
            {due.map(({ topic, say: what }) => (
              <li key={topic}>{what}</li>
            ))}
          </ul>
        </>
      )}
      {account && (
        <Facts
          className="mt-4"
          facts={[
            [words.account, <code key="account" className="break-all">{account}</code>],
            ...(askedAt ? [[words.askedAt, moment(askedAt)] as const] : []),
          ]}
        />
      )}
      {account && <Ways connect={connect} asking={asking} askAgain={askAgain} />}
    </div>
  )
}

function Ways({ connect: { state, due, needsParticulars }, asking, askAgain }: Props) {
  const { online: words } = useSettingsWords()
  const common = useWords()
  const mayEnter = useMay()('connectAccount') && !needsParticulars
  const goOn = useMutation({ mutationFn: enterForm })
  const unfinished = state === 'begun' || (due.length > 0 && state !== 'restricted')
  return (
    <>
      {state === 'restricted' && <p className="mt-3">{words.closed}</p>}
      <Failure error={goOn.error} />
      <div className="mt-4 flex flex-wrap gap-3">
        {mayEnter && unfinished && (
          <Button kind="main" busy={goOn.isPending} onClick={() => goOn.mutate({})} className="min-h-10">
            {goOn.isPending ? common.working : state === 'begun' ? words.goOn : words.update}
          </Button>
        )}
        <Button busy={asking} onClick={askAgain} className="min-h-10">
          {asking ? common.working : words.askAgain}
        </Button>
        {mayEnter && state !== 'begun' && (
          <a href="https://dashboard.stripe.com/" target="_blank" rel="noreferrer" className={buttonClass('plain', 'min-h-10')}>
            {words.dashboard}
          </a>
        )}
      </div>
    </>
  )
}

/** Leaves the office for the provider's form; it leads back to this page. */
export async function enterForm(json: { readonly country?: string; readonly email?: string }): Promise<void> {
  const { url } = await ask(api.connect.$post({ json }))
  location.assign(url)
}
