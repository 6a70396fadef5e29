import { useState } from 'react'
import { plateFaults, readPlate } from '../../../functions/parking/plate-model.ts'
import { type VehicleClass, vehicleClasses } from '../../../functions/tariffs/quote-model.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { rememberedPlace, rememberPlace } from '../plate/place.ts'
import { PlateField } from '../plate/plate-field.tsx'
import type { Subject } from './act-model.ts'
import { useWorkWords } from './words.tsx'

/** What is typed, what is wrong with it, and the car that it names once it is good. */
export type Typed = {
  readonly by: 'plate' | 'ticket'
  readonly plate: string
  readonly ticket: string
  readonly class: VehicleClass
  /** Stands in the way. */
  readonly wrong: string | undefined
  /** Does not look like a plate of the mainland: noted as it is once that was said (P2). */
  readonly odd: string | undefined
  readonly subject: Subject | undefined
}

export function useTyped() {
  const words = useWorkWords()
  const { lang } = useLanguage()
  const [by, setBy] = useState<'plate' | 'ticket'>('plate')
  const [plate, setPlate] = useState(rememberedPlace)
  const [ticket, setTicket] = useState('')
  const [chosen, setChosen] = useState<VehicleClass>()
  const read = readPlate(plate)
  const number = /^\d{1,6}$/.test(ticket.trim()) ? Number(ticket) : 0
  const wrong = by === 'plate' ? (plate.length < 4 ? words.subject.plateMissing : undefined) : number < 1 ? words.subject.ticketMissing : undefined
  const typed: Typed = {
    by,
    plate,
    ticket,
    class: chosen ?? usualClass(by === 'plate' ? plate : undefined),
    wrong,
    odd: by === 'plate' && !wrong && 'wrong' in read ? words.subject.plateOdd(plateFaults[read.wrong][lang]) : undefined,
    subject: wrong ? undefined : by === 'plate' ? { plate } : { ticket: number },
  }
  const clear = () => {
    rememberPlace(plate)
    setPlate(rememberedPlace())
    setTicket('')
    setChosen(undefined)
  }
  return { typed, setBy, setPlate, setTicket, setClass: setChosen, clear } as const
}
/** Green plates are new-energy cars; of anything else most are small. */
export function usualClass(plate: string | undefined): VehicleClass {
  const read = readPlate(plate ?? '')
  return 'kind' in read && read.kind === 'green' ? 'green' : 'small'
}

export type Typing = ReturnType<typeof useTyped>

/** Plate or ticket; on the way in the class as well, guessed from the plate. */
export function SubjectInput({ typing, error, withClass = false }: { readonly typing: Typing; readonly error: string | undefined; readonly withClass?: boolean }) {
  const words = useWorkWords()
  const { typed } = typing
  return (
    <div className="pt-2">
      <Choice legend={words.subject.legend} value={typed.by} options={[['plate', words.subject.plate], ['ticket', words.subject.ticket]]} onChange={typing.setBy} />
      <div className="mt-3">
        {typed.by === 'plate' ? (
          <PlateField id="plate" value={typed.plate} onChange={typing.setPlate} error={error} />
        ) : (
          <Field id="ticket" label={words.subject.number} hint={words.subject.numberHint} error={error}>
            {(aria) => <input {...aria} inputMode="numeric" autoComplete="off" value={typed.ticket} onChange={({ currentTarget }) => typing.setTicket(currentTarget.value)} className={inputClass(error, 'min-h-(--target-main) text-center text-[1.6rem] font-bold')} />}
          </Field>
        )}
      </div>
      {withClass && (
        <div className="mt-3">
          <Choice legend={words.subject.class} value={typed.class} options={vehicleClasses.map((name) => [name, words.classes[name]] as const)} onChange={typing.setClass} />
        </div>
      )}
    </div>
  )
}

type ChoiceProps<T extends string> = { readonly legend: string; readonly value: T; readonly options: readonly (readonly [value: T, text: string])[]; readonly onChange: (value: T) => void }

/** A few words side by side, one of them pressed. */
function Choice<T extends string>({ legend, value, options, onChange }: ChoiceProps<T>) {
  return (
    <div role="group" aria-label={legend} className="flex flex-wrap gap-2">
      {options.map(([key, text]) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === value}
          onClick={() => onChange(key)}
          className={classNames('min-h-(--target) flex-1 rounded-md border px-2 font-medium whitespace-nowrap', key === value ? 'border-2 border-ink bg-ground font-bold' : 'border-line-strong bg-paper')}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
