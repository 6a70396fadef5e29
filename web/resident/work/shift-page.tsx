import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { api } from '../../shared/api/client.ts'
import { newId } from '../../shared/new-id.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { typedYuan } from '../../shared/typed-yuan.ts'
import { Facts } from '../facts.tsx'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import { workNow } from './clock.ts'
import { CountForm } from './count-form.tsx'
import { Frame } from './frame.tsx'
import { HandedReceipt } from './handed-receipt.tsx'
import { workPaths } from './paths.ts'
import { askSoon } from './ask-soon.ts'
import type { Shift } from './queries.ts'
import { whenOf } from './time-text.ts'
import type { OpenShift } from './shift-of.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

const main = 'min-h-[4.2rem] w-full text-[1.2rem]'
const floatMax = 1_000_000

/** The attendant's cash: begun, taken, counted, handed over. */
export function ShiftPage() {
  const words = useWorkWords()
  const { shift, phone } = useWork()
  const [counting, setCounting] = useState(false)
  const [handed, setHanded] = useState<Shift>()
  useEffect(() => void phone.refresh(), [phone])
  if (handed) {
    return (
      <Frame title={words.shift.handed} step="handed" back={workPaths.home} bar={<PrintBar />}>
        <HandedReceipt shift={handed} />
      </Frame>
    )
  }
  if (!shift) return <Begin />
  if (!counting) return <Running shift={shift} onCount={() => setCounting(true)} />
  const over = (ended: Shift) => {
    setHanded(ended)
    setCounting(false)
    void phone.refresh()
  }
  return <CountForm shift={shift} onBack={() => setCounting(false)} onHanded={over} />
}

function PrintBar() {
  const words = useWorkWords()
  return (
    <Button onClick={() => window.print()} className="min-h-(--target-main) w-full">
      {words.shift.print}
    </Button>
  )
}

function Begin() {
  const words = useWorkWords()
  const { phone, area, facts, link } = useWork()
  const [text, setText] = useState('0')
  const [wrong, setWrong] = useState(false)
  const fen = typedYuan(text)
  const good = fen !== undefined && fen >= 0 && fen <= floatMax
  const begin = useAct(async () => {
    setWrong(!good)
    if (good && area && facts.person) await phone.act([{ kind: 'shift', id: newId(), floatFen: fen, area: area.id, by: facts.person, at: workNow() }])
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void begin.run()
  }
  const error = wrong && !good ? words.shift.floatWrong : undefined
  return (
    <Frame title={words.shift.title} back={workPaths.home}>
      <form noValidate onSubmit={submit} className="pt-2">
        <p>{words.shift.noneText}</p>
        <Field id="float" label={words.shift.float} hint={words.shift.floatHint} error={error} className="mt-3">
          {(aria) => <input {...aria} inputMode="decimal" autoComplete="off" value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} className={inputClass(error, 'min-h-(--target-main) text-[1.3rem] font-bold')} />}
        </Field>
        <Failure error={begin.error} />
        <Button kind="main" type="submit" busy={begin.busy} className={`mt-4 ${main}`}>
          {words.shift.start}
        </Button>
      </form>
      {link === 'fine' && <LastHanded />}
    </Frame>
  )
}

/** What was handed over last, to look it up once more. */
function LastHanded() {
  const words = useWorkWords()
  const { facts } = useWork()
  const query = useQuery({
    queryKey: ['work-last-shift', facts.person?.id],
    retry: false,
    queryFn: async () => (await askSoon((options) => api.parking.shifts.$get({ query: { state: 'handed', limit: '20' } }, options))).items.find(({ attendant }) => attendant === facts.person?.name) ?? null,
  })
  if (!query.data) return null
  return (
    <>
      <h2 className="mt-6 font-bold">{words.shift.last}</h2>
      <HandedReceipt shift={query.data} />
    </>
  )
}

function Running({ shift, onCount }: { readonly shift: OpenShift; readonly onCount: () => void }) {
  const words = useWorkWords()
  const format = useFormat()
  const { acts, facts, link } = useWork()
  const unsent = acts.filter((act) => act.kind === 'cash' && act.by.id === facts.person?.id && (act.state === 'waiting' || act.state === 'refused'))
  const unsentFen = unsent.reduce((sum, act) => sum + (act.kind === 'cash' ? act.amountFen : 0), 0)
  const [asked, setAsked] = useState(false)
  const obstacle = unsent.length > 0 ? words.shift.needSend(unsent.length) : link === 'offline' ? words.shift.needNetwork : undefined
  const count = () => (obstacle ? setAsked(true) : onCount())
  return (
    <Frame
      title={words.shift.title}
      back={workPaths.home}
      bar={
        <>
          {asked && obstacle && (
            <p role="alert" className="font-medium text-warn">
              {obstacle}
            </p>
          )}
          <Button kind="main" onClick={count} className={main}>
            {words.shift.count}
          </Button>
        </>
      }
    >
      {shift.overdue && <p className="mt-2 border-l-4 border-warn bg-warn-soft p-3 text-warn">{words.shift.overdue}</p>}
      <Facts
        facts={[
          [words.shift.began, whenOf(shift.openedAt, format)],
          [words.shift.floatShort, format.yuan(shift.floatFen)],
          [words.shift.taken(shift.sales + unsent.length), format.yuan(shift.cashFen + unsentFen)],
          unsentFen > 0 && [words.shift.unsent, format.yuan(unsentFen)],
          [words.shift.expected, <strong key="expected">{format.yuan(shift.floatFen + shift.cashFen + unsentFen)}</strong>],
        ]}
      />
    </Frame>
  )
}
