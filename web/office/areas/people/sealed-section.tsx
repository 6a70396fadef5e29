import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { type FoundPerson, looksQuery } from './queries.ts'
import { ChangeSealedDialog, OpenSealedDialog } from './sealed-dialogs.tsx'
import { usePeopleWords } from './words.ts'

export const sealedFields = ['idNumber', 'hardship', 'limitReasons'] as const

/** What is sealed: that it is there, and who looked at it; its content only in a dialog, for a reason. */
export function SealedSection({ person }: { readonly person: FoundPerson }) {
  const words = usePeopleWords()
  const may = useMay()
  const [open, setOpen] = useState<{ readonly act: 'open' | 'change'; readonly field: (typeof sealedFields)[number] }>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Section title={words.sealed}>
        <p className="mt-1 text-ink-2">{words.sealedHint}</p>
        <ul className="mt-2 divide-y divide-line">
          {sealedFields.map((field) => {
            const kept = person.sealed.includes(field)
            return (
              <li key={field} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <span className="w-40 font-medium">{words.fields[field]}</span>
                <span className="mr-auto text-ink-2">{kept ? `•••••• ${words.kept}` : words.notKept}</span>
                {may('registerSeeker') && (
                  <>
                    {kept && (
                      <Button aria-label={words.openTitle(words.fields[field])} onClick={() => setOpen({ act: 'open', field })}>
                        {words.open}
                      </Button>
                    )}
                    <Button aria-label={words.changeTitle(words.fields[field])} onClick={() => setOpen({ act: 'change', field })}>
                      {words.change}
                    </Button>
                  </>
                )}
              </li>
            )
          })}
        </ul>
        <Looks person={person.id} />
      </Section>
      {open?.act === 'open' && <OpenSealedDialog person={person.id} field={open.field} onClose={close} />}
      {open?.act === 'change' && <ChangeSealedDialog person={person} field={open.field} onClose={close} />}
    </>
  )
}

function Looks({ person }: { readonly person: string }) {
  const words = usePeopleWords()
  const { moment } = useFormat()
  const query = useQuery(looksQuery(person))
  return (
    <>
      <h3 className="mt-3 font-medium">{words.looks}</h3>
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-2">{words.looksEmpty}</p>
          ) : (
            <ul aria-label={words.looks}>
              {items.map((look) => (
                <li key={look.id} className="py-1">
                  {moment(look.at)} · {look.by} · {words.fields[look.field]} · {words.reasons[look.reason]}
                  {look.note && <span className="text-ink-2"> · {look.note}</span>}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  )
}
