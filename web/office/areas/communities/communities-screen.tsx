import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Community } from '../../../../functions/estates/model.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Page } from '../../parts/page.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { Buildings } from './buildings.tsx'
import { CommunityDialog } from './community-dialog.tsx'
import { CommunityList } from './community-list.tsx'
import { useCommunityWords } from './words.ts'

/** The residential areas of the tenant, and the buildings of the one that is chosen. */
export function CommunitiesScreen() {
  const words = useCommunityWords()
  const mayChange = useMay()('createCommunity')
  const communities = useQuery(communitiesQuery)
  const [{ community: wanted }] = useFilters(['community'])
  const [open, setOpen] = useState<Community | 'new'>()
  const close = () => setOpen(undefined)
  const add = mayChange && (
    <Button kind="main" onClick={() => setOpen('new')} className="min-h-10">
      <Plus aria-hidden className="size-4" />
      {words.addCommunity}
    </Button>
  )
  return (
    <Page title={words.title} actions={add}>
      <Asked query={communities} what={words.loading}>
        {({ items }) => {
          const chosen = items.find(({ id }) => id === wanted) ?? items[0]
          if (!chosen) return <Empty title={words.empty}>{words.emptyNext}</Empty>
          return (
            <>
              <CommunityList communities={items} chosen={chosen.id} {...(mayChange ? { onEdit: setOpen } : {})} />
              <Buildings community={chosen} />
            </>
          )
        }}
      </Asked>
      {open === 'new' && <CommunityDialog onClose={close} />}
      {open && open !== 'new' && <CommunityDialog community={open} onClose={close} />}
    </Page>
  )
}
