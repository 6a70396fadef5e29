import { useQuery } from '@tanstack/react-query'
import { splitRequired } from '../../../../functions/certificates/fitness-rules.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Check } from '../../parts/form-fields.tsx'
import { Pick } from '../../parts/pick.tsx'
import { type FoundKind, kindsQuery } from '../certificates/queries.ts'
import { usePostWords } from './words.ts'

type Props = { readonly chosen: readonly string[]; readonly onChange: (chosen: string[]) => void; readonly error: string | undefined }

/** Which kinds of certificates a post asks for, and of those with levels from which on. A kind that is there no more can still be given up. */
export function CertificateChoice({ chosen, onChange, error }: Props) {
  const words = usePostWords()
  const query = useQuery(kindsQuery)
  return (
    <fieldset aria-describedby="certificates-note">
      <legend className="font-medium">{words.certificates}</legend>
      <p id="certificates-note" className="text-ink-2">
        {words.certificatesNote}
      </p>
      {error && <p className="font-medium text-bad">{error}</p>}
      <Asked query={query} what={words.certificatesLoading}>
        {({ items }) => {
          const gone = chosen.map((one) => splitRequired(one).kind).filter((code) => !items.some(({ kind }) => kind === code))
          const offered: Offered[] = [...items, ...gone.map((kind) => ({ kind, name: { zh: kind, en: kind }, levels: [] }))]
          return (
            <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
              {offered.map((kind) => (
                <KindChoice key={kind.kind} kind={kind} chosen={chosen} onChange={onChange} />
              ))}
            </div>
          )
        }}
      </Asked>
    </fieldset>
  )
}

type Offered = { readonly [name in 'kind' | 'name' | 'levels']: FoundKind[name] }
type KindProps = Omit<Props, 'error'> & { readonly kind: Offered }

function KindChoice({ kind: { kind, name, levels }, chosen, onChange }: KindProps) {
  const words = usePostWords()
  const { lang } = useLanguage()
  const own = chosen.find((one) => splitRequired(one).kind === kind)
  const level = own === undefined ? undefined : (splitRequired(own).level ?? undefined)
  const put = (after: string | undefined) => onChange(after === undefined ? chosen.filter((one) => one !== own) : own === undefined ? [...chosen, after] : chosen.map((one) => (one === own ? after : one)))
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Check checked={own !== undefined} onChange={({ target }) => put(target.checked ? kind : undefined)}>
        {name[lang]}
      </Check>
      {own !== undefined && levels.length > 0 && <Pick label={words.levelFor(name[lang])} value={level} all={words.anyLevel} choices={levels.map((value) => ({ value, label: words.levelUp(value) }))} onChange={(value) => put(value ? `${kind}@${value}` : kind)} className="w-auto" />}
    </div>
  )
}
