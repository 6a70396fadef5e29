import { useState } from 'react'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Dialog } from '../../shared/parts/dialog.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import type { Act } from './act-model.ts'
import { ActRow } from './act-row.tsx'
import { Frame } from './frame.tsx'
import { workPaths } from './paths.ts'
import { signInAddress } from './sign-in-page.tsx'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

const recentMax = 100

/** Everything that was noted here: what a person has to decide, what is still to be sent, what the server has. */
export function ActsPage() {
  const words = useWorkWords()
  const { acts, facts, phone, sending, link, tally } = useWork()
  const of = (...states: readonly Act['state'][]) => acts.filter(({ state }) => states.includes(state))
  const newest = [...of('sent', 'aside')].sort((a, b) => b.number - a.number).slice(0, recentMax)
  const away = link === 'sign-in' || link === 'no-role'
  return (
    <Frame
      title={words.acts.title}
      back={workPaths.home}
      bar={
        (tally.waiting > 0 || away) &&
        (away ? (
          <a href={signInAddress()} className={buttonClass('main', 'min-h-(--target-main) w-full')}>
            {words.acts.signIn}
          </a>
        ) : (
          <Button kind="main" busy={sending} onClick={() => void phone.send()} className="min-h-(--target-main) w-full">
            {sending ? words.acts.sending : words.acts.send}
          </Button>
        ))
      }
    >
      {acts.length === 0 && <Empty title={words.acts.none}>{words.acts.noneText}</Empty>}
      <Group title={words.acts.refused} acts={of('refused')} decide />
      <Group title={words.acts.waiting} acts={of('waiting')} />
      <Group title={words.acts.recent} acts={newest} />
      {facts.person && <SignOut name={facts.person.name} />}
    </Frame>
  )
}

function Group({ title, acts, decide = false }: { readonly title: string; readonly acts: readonly Act[]; readonly decide?: boolean }) {
  const words = useWorkWords()
  const { facts } = useWork()
  if (acts.length === 0) return null
  return (
    <>
      <h2 className="mt-4 font-bold">
        {title} {acts.length}
      </h2>
      <ul className="border-t border-line">
        {acts.map((act) => (
          <ActRow key={act.number} act={act}>
            {act.state === 'waiting' && (act.kind === 'cash' || act.kind === 'shift') && act.by.id !== facts.person?.id && <p className="text-warn">{words.acts.ofOther(act.by.name)}</p>}
            {decide && <Decide act={act} />}
          </ActRow>
        ))}
      </ul>
    </>
  )
}

/** Send again as it is, into the present shift, or set aside: nothing is thrown away by a slip of the thumb. */
function Decide({ act }: { readonly act: Act }) {
  const words = useWorkWords()
  const { phone, shift } = useWork()
  const [sure, setSure] = useState(false)
  const move = act.kind === 'cash' && shift && shift.id !== act.shift ? shift.id : undefined
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {sure ? (
        <>
          <p className="w-full">{words.acts.asideText}</p>
          <Button kind="danger" onClick={() => void phone.decide(act.number, { what: 'aside' })}>
            {words.acts.asideSure}
          </Button>
          <Button onClick={() => setSure(false)}>{words.back}</Button>
        </>
      ) : (
        <>
          <Button onClick={() => void phone.decide(act.number, { what: 'again', ...(move ? { shift: move } : {}) })}>{move ? words.acts.againShift : words.acts.again}</Button>
          <Button onClick={() => setSure(true)}>{words.acts.aside}</Button>
        </>
      )}
    </div>
  )
}

/** What is not sent stays on the phone; whoever signs out is told so. */
function SignOut({ name }: { readonly name: string }) {
  const words = useWorkWords()
  const { phone, tally } = useWork()
  const [asked, setAsked] = useState(false)
  const open = tally.waiting + tally.refused
  const leave = useAct(async () => {
    await phone.signOut()
    setAsked(false)
  })
  return (
    <div className="mt-6 border-t border-line pt-2">
      <p className="text-ink-2">{words.acts.signedIn(name)}</p>
      {!asked && <Failure error={leave.error} />}
      <Button kind="link" busy={leave.busy} onClick={() => (open > 0 ? setAsked(true) : void leave.run())}>
        {words.acts.signOut}
      </Button>
      {asked && (
        <Dialog title={words.acts.outTitle} onClose={() => setAsked(false)}>
          <p className="py-4">{words.acts.outText(open)}</p>
          <Failure error={leave.error} />
          <div className="grid gap-2">
            <Button kind="main" onClick={() => setAsked(false)}>
              {words.acts.stay}
            </Button>
            <Button kind="danger" busy={leave.busy} onClick={() => void leave.run()}>
              {words.acts.outAnyway}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
