import type { MemberView } from '../../../../functions/members/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMember } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import type { MemberAct } from './member-dialogs.tsx'
import { useRoleNames } from './use-role-names.ts'
import { useSettingsWords } from './words.ts'

type Props = { readonly members: readonly MemberView[]; readonly onAct?: (what: MemberAct, member: MemberView) => void }

export function MemberList({ members, onAct }: Props) {
  const { members: words, rolesLabel } = useSettingsWords()
  const { actions } = useWords()
  const me = useMember()
  const name = (member: MemberView) => (member.id === me?.id ? `${member.name}${words.you}` : member.name)
  const columns: Column<MemberView>[] = [
    { key: 'name', head: words.name, names: true, cell: name },
    { key: 'email', head: words.email, cell: (member) => member.email },
    { key: 'roles', head: rolesLabel, wraps: true, cell: (member) => <Roles member={member} /> },
    { key: 'state', head: words.state, cell: (member) => <State member={member} /> },
    ...(onAct ? [{ key: 'acts', head: actions, silent: true, right: true, className: 'py-1!', cell: (member: MemberView) => <Acts member={member} onAct={onAct} /> }] : []),
  ]
  return (
    <DataTable
      caption={words.list}
      rows={members}
      rowKey={(member) => member.id}
      columns={columns}
      phone={(member) => (
        <>
          <PhoneRow title={name(member)}>
            <p className="break-all text-ink-2">{member.email}</p>
            <Roles member={member} />
            <State member={member} />
          </PhoneRow>
          {onAct && <Acts member={member} onAct={onAct} />}
        </>
      )}
    />
  )
}

function Roles({ member: { roles, proposed } }: { readonly member: MemberView }) {
  const { members: words } = useSettingsWords()
  const namesOf = useRoleNames()
  return (
    <>
      <p>{namesOf(roles) || '—'}</p>
      {proposed && <p className="text-warn">{words.proposed(namesOf(proposed.roles), proposed.byName)}</p>}
    </>
  )
}

function State({ member: { state, joinedAt, invitedAt } }: { readonly member: MemberView }) {
  const { members: words } = useSettingsWords()
  const { date } = useFormat()
  return (
    <>
      <Status tone={state === 'active' ? 'good' : 'wait'}>{state === 'active' ? words.active : words.pending}</Status>
      <span className="block text-[0.8125rem] text-ink-2">{joinedAt ? words.since(date(joinedAt)) : words.invited(date(invitedAt))}</span>
    </>
  )
}

function Acts({ member, onAct }: { readonly member: MemberView; readonly onAct: NonNullable<Props['onAct']> }) {
  const { members: words } = useSettingsWords()
  return (
    <span className="inline-flex flex-wrap gap-x-4">
      {member.proposed && (
        <button type="button" aria-label={`${words.confirm} ${member.name}`} onClick={() => onAct('confirm', member)} className={textLink()}>
          {words.confirm}
        </button>
      )}
      <button type="button" aria-label={`${words.change} ${member.name}`} onClick={() => onAct('change', member)} className={textLink()}>
        {words.change}
      </button>
      <button type="button" aria-label={`${words.remove} ${member.name}`} onClick={() => onAct('remove', member)} className={textLink()}>
        {words.remove}
      </button>
    </span>
  )
}
