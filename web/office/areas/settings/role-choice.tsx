import type { StaffRole } from '../../../../functions/context.ts'
import { Check } from '../../parts/form-fields.tsx'
import { useWords } from '../../i18n/languages.ts'
import { useSettingsWords } from './words.ts'

type Props = {
  readonly id: string
  readonly name: string
  readonly chosen: readonly StaffRole[]
  readonly onChange: (roles: StaffRole[]) => void
  readonly error?: string | undefined
}

/** The roles that do something in the office today stand first, each with what it may do. */
export function RoleChoice({ id, name, chosen, onChange, error }: Props) {
  const words = useSettingsWords()
  const { roles } = useWords()
  const all = Object.keys(roles) as StaffRole[]
  const main = all.filter((role) => role in words.roleNotes)
  const toggle = (role: StaffRole) => onChange(chosen.includes(role) ? chosen.filter((one) => one !== role) : [...chosen, role])
  const box = (role: StaffRole) => (
    <Check key={role} name={name} value={role} checked={chosen.includes(role)} onChange={() => toggle(role)}>
      <span className="font-medium">{roles[role]}</span>
      {role in words.roleNotes && <span className="block text-ink-2">{words.roleNotes[role as keyof typeof words.roleNotes]}</span>}
    </Check>
  )
  const others = all.filter((role) => !main.includes(role))
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="font-medium">{words.rolesLabel}</legend>
      {error && (
        <p id={`${id}-error`} className="font-medium text-bad">
          {error}
        </p>
      )}
      {main.map(box)}
      <details open={others.some((role) => chosen.includes(role))}>
        <summary className="inline-flex min-h-9 items-center text-link underline underline-offset-4">{words.moreRoles}</summary>
        <div className="grid sm:grid-cols-2">{others.map(box)}</div>
      </details>
    </fieldset>
  )
}
