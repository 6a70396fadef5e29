import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { rowLink } from '../../parts/text-link.ts'
import type { Matrix } from './queries.ts'
import { useCertificateWords } from './words.ts'
import type { Messages } from './zh.ts'

type Cell = Matrix['items'][number]['cells'][number]

/** A colour and a word: none tells by colour alone. */
const looks = { valid: 'bg-good-soft text-good', ending: 'bg-warn-soft text-warn', lapsed: 'bg-bad-soft text-bad', revoked: 'bg-bad-soft text-bad', 'not-yet': 'bg-ground text-ink-2' } as const

/** Names and heads stay in sight; every cell with a certificate is a link, so that keys lead through it. */
export function MatrixTable({ matrix }: { readonly matrix: Matrix }) {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  const head = 'sticky top-0 z-10 border-b border-line-strong bg-paper px-2 py-2 text-left align-bottom text-[0.8125rem] font-medium text-ink-2'
  return (
    // Reached by keys, so that it can be scrolled without a mouse.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="region" aria-label={words.matrix} tabIndex={0} className="mt-4 max-h-[75vh] overflow-auto border border-line bg-paper">
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{words.matrix}</caption>
        <thead>
          <tr>
            <th scope="col" className={classNames(head, 'left-0 z-20')}>
              {words.person}
            </th>
            {matrix.kinds.map(({ kind, name }) => (
              <th key={kind} scope="col" className={head}>
                {name[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.items.map(({ person, name, cells }) => (
            <tr key={person}>
              <th scope="row" className="sticky left-0 border-b border-line bg-paper px-2 py-1 text-left font-medium whitespace-nowrap">
                {name}
              </th>
              {matrix.kinds.map(({ kind, name: kindName }) => {
                const cell = cells.find((one) => one.kind === kind)
                return (
                  <td key={kind} className="border-b border-line p-0.5">
                    {cell ? <CellLink cell={cell} label={{ person: name, kind: kindName[lang] }} /> : <span className="block px-2 text-ink-2">{words.nothing}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** One person after the other, with what they hold. */
export function MatrixList({ matrix }: { readonly matrix: Matrix }) {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  return (
    <ul aria-label={words.matrix} className="mt-3 divide-y divide-line border border-line bg-paper">
      {matrix.items.map(({ person, name, cells }) => (
        <li key={person} className="px-4 py-3">
          <p className="font-bold">{name}</p>
          <ul>
            {cells.map((cell) => {
              const kind = matrix.kinds.find((one) => one.kind === cell.kind)?.name[lang] ?? cell.kind
              return (
                <li key={cell.kind} className="mt-1 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
                  <Link to="/certificates/$certificate" params={{ certificate: cell.certificate }} className={rowLink}>
                    {kind}
                  </Link>
                  <span className={classNames('px-2 py-0.5 font-medium', looks[cell.state])}>
                    <CellText cell={cell} />
                  </span>
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function CellLink({ cell, label }: { readonly cell: Cell; readonly label: { readonly person: string; readonly kind: string } }) {
  const words = useCertificateWords()
  const [state, day] = cellTexts(cell, words)
  return (
    <Link to="/certificates/$certificate" params={{ certificate: cell.certificate }} aria-label={words.cell(label.person, label.kind, day ? `${state} ${day}` : state)} className={classNames('flex min-h-8 items-center px-2 font-medium whitespace-nowrap hover:underline', looks[cell.state])}>
      <CellText cell={cell} />
    </Link>
  )
}

function CellText({ cell }: { readonly cell: Cell }) {
  const [state, day] = cellTexts(cell, useCertificateWords())
  return (
    <span>
      {state} {day && <span className="text-[0.8125rem] font-normal tabular-nums">{day}</span>}
    </span>
  )
}

/** In as few signs as tell it: the state, and the day where there is one. */
const cellTexts = ({ state, why, on }: Cell, words: Messages): readonly [state: string, day: string] => [words.short[why ?? (state as 'valid' | 'ending')], on ? on.slice(2).replaceAll('-', '.') : '']
