import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { SelectField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { type FeedOf, makeFeed, revokeFeed } from './queries.ts'
import { useRosterWords } from './words.ts'

/** The secret address of a calendar, of a post or of a person. It is shown once; a new one ends the old one. */
export function FeedsDialog({ sheet, onClose }: { readonly sheet: RosterSheet; readonly onClose: () => void }) {
  const words = useRosterWords()
  const [whose, setWhose] = useState(`post ${sheet.posts[0]?.id ?? ''}`)
  const [kind, id] = whose.split(' ') as ['post' | 'person', string]
  const of = { [kind]: id } as FeedOf
  const make = useMutation({ mutationFn: () => makeFeed(of) })
  const revoke = useMutation({ mutationFn: () => revokeFeed(of) })
  const choices = [...sheet.posts.map(({ id, name }) => ({ value: `post ${id}`, label: words.feedOf(words.post, name) })), ...sheet.people.map(({ id, name }) => ({ value: `person ${id}`, label: words.feedOf(words.person, name) }))]
  return (
    <Dialog title={words.feeds} onClose={onClose}>
      <p className="mt-4">{words.feedsLead}</p>
      <div className="mt-4 grid gap-4">
        <SelectField id="feed-whose" label={words.feedWho} value={whose} onChange={(event) => (setWhose(event.target.value), make.reset(), revoke.reset())} choices={choices} />
        <div className="flex flex-wrap gap-3">
          <Button kind="main" busy={make.isPending} onClick={() => (revoke.reset(), make.mutate())} className="min-h-10">
            {words.makeFeed}
          </Button>
          <Button busy={revoke.isPending} onClick={() => (make.reset(), revoke.mutate())} className="min-h-10">
            {words.feedRevoke}
          </Button>
        </div>
        <Failure error={make.error ?? revoke.error} />
        {revoke.isSuccess && <Notice tone="good">{words.feedRevoked}</Notice>}
        {make.data && <CopyField label={words.feedAddress} value={make.data} />}
      </div>
    </Dialog>
  )
}
