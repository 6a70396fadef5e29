import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { MemberView } from '../../../../functions/members/model.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useMay } from '../../shell/session.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberDialogs, type MemberAct } from './member-dialogs.tsx'
import { MemberList } from './member-list.tsx'
import { membersQuery } from './queries.ts'
import { SettingsPage } from './settings-page.tsx'
import { useSettingsWords } from './words.ts'

/** Who works here, with which roles; changes of sensitive roles wait for a second head. */
export function MembersScreen() {
  const words = useSettingsWords()
  const mayChange = useMay()('inviteMember')
  const members = useQuery(membersQuery)
  const [inviting, setInviting] = useState(false)
  const [act, setAct] = useState<{ readonly what: MemberAct; readonly member: MemberView }>()
  const [done, setDone] = useState<string>()
  const begin = (what: MemberAct, member: MemberView) => {
    setDone(undefined)
    setAct({ what, member })
  }
  return (
    <SettingsPage
      tab="members"
      actions={
        mayChange && (
          <Button kind="main" onClick={() => setInviting(true)} className="min-h-10">
            <Plus aria-hidden className="size-4" />
            {words.members.invite}
          </Button>
        )
      }
    >
      {done && <Notice tone="good">{done}</Notice>}
      <Asked query={members} what={words.members.loading}>
        {({ items }) => (items.length > 0 ? <MemberList members={items} {...(mayChange ? { onAct: begin } : {})} /> : <Empty title={words.members.empty}>{words.members.emptyNext}</Empty>)}
      </Asked>
      {inviting && <InviteDialog onClose={() => setInviting(false)} onDone={setDone} />}
      {act && <MemberDialogs {...act} onClose={() => setAct(undefined)} onDone={setDone} />}
    </SettingsPage>
  )
}
