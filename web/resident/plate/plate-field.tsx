import { Delete } from 'lucide-react'
import { useState } from 'react'
import { charactersAfter, normalPlate } from '../../../functions/parking/plate-model.ts'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { plateText } from './plate-text.ts'
import { usePlateWords } from './words.ts'

type Props = {
  readonly id: string
  /** As it is stored: upper case, no dot. */
  readonly value: string
  readonly onChange: (plate: string) => void
  readonly label?: string
  readonly error?: string | undefined
}

/**
 * A plate and the keyboard to type it: only what may come next is on it. The field takes a real keyboard and a pasted plate as well,
 * and the phone's own keyboard for plates from abroad. What was typed is checked by whoever asks for it.
 *
 * @example <PlateField id="plate" value={plate} onChange={setPlate} error={wrong} />
 */
export function PlateField({ id, value, onChange, label, error }: Props) {
  const words = usePlateWords()
  const [ownKeyboard, setOwnKeyboard] = useState(true)
  const next = charactersAfter(normalPlate(value))
  return (
    <div>
      <Field id={id} label={label ?? words.label} hint={words.hint} error={error}>
        {(aria) => (
          <input
            {...aria}
            type="text"
            inputMode={ownKeyboard ? 'none' : 'text'}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={plateText(value)}
            onChange={({ currentTarget }) => onChange(normalPlate(currentTarget.value))}
            className={inputClass(error, 'min-h-(--target-main) text-center text-[1.6rem] font-bold tracking-widest')}
          />
        )}
      </Field>
      {/* Keys are pressed with the focus on them, so what they come to is said here. */}
      <output className="block min-h-[1.5em] text-center text-ink-2">
        <span className="sr-only">{words.typed(value)}</span> {value.length === 7 && next.length > 0 ? words.wholeOrGreen : value.length > 6 && next.length === 0 ? words.whole : ''}
      </output>
      {ownKeyboard && <PlateKeys next={next} value={value} onChange={onChange} />}
      <button type="button" onClick={() => setOwnKeyboard(!ownKeyboard)} className={buttonClass('link')}>
        {ownKeyboard ? words.phoneKeyboard : words.plateKeyboard}
      </button>
    </div>
  )
}

type KeysProps = { readonly next: readonly string[]; readonly value: string; readonly onChange: (plate: string) => void }

/** Clear and delete stay where they are while the keys below them change. Fewer keys in a row in large mode, none smaller. */
function PlateKeys({ next, value, onChange }: KeysProps) {
  const words = usePlateWords()
  return (
    <div role="group" aria-label={words.keys} className="rounded-lg bg-ground p-1.5">
      <div className="mb-1.5 grid grid-cols-2 gap-1.5">
        <Button onClick={() => onChange('')}>{words.clear}</Button>
        <Button onClick={() => onChange(value.slice(0, -1))}>
          <Delete aria-hidden className="size-6" />
          {words.delete}
        </Button>
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(2.6rem,1fr))] gap-1">
        {next.map((character) => (
          <button
            key={character}
            type="button"
            onClick={() => onChange(value + character)}
            className="min-h-(--target) touch-manipulation rounded-md border border-line-strong bg-paper text-[1.2rem] font-bold active:bg-brand-soft"
          >
            {character}
          </button>
        ))}
      </div>
    </div>
  )
}
