import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pick } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { postChoicesQuery } from '../training/queries.ts'
import { DemandEditor } from './demand-editor.tsx'
import { demandQuery, shiftsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

/** Post by post: how many people on which shift and day. */
export function DemandScreen() {
  const words = useSetupWords()
  const [{ post }, change] = useFilters(['post'])
  const posts = useQuery(postChoicesQuery)
  return (
    <Page title={words.demand} lead={words.demandLead} above={<Link to="/rosters" className={textLink()}>{words.back}</Link>}>
      <Asked query={posts} what={words.post}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.noPosts}>{words.noPostsNext}</Empty>
          ) : (
            <>
              <FilterBar>
                <Pick label={words.post} value={post} onChange={(chosen) => change({ post: chosen })} all={words.choosePost} choices={items.map(({ id, name }) => ({ value: id, label: name }))} className="md:w-64" />
              </FilterBar>
              {post ? <OfPost key={post} post={post} /> : <Empty title={words.choosePost}>{words.choosePostNext}</Empty>}
            </>
          )
        }
      </Asked>
    </Page>
  )
}

function OfPost({ post }: { readonly post: string }) {
  const words = useSetupWords()
  const may = useMay()('createRoster')
  const demand = useQuery(demandQuery(post))
  const shifts = useQuery(shiftsQuery)
  return (
    <Asked query={shifts} what={words.loading}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={words.needShifts}>
            <Link to="/rosters/shifts" className={textLink()}>
              {words.toShifts}
            </Link>
          </Empty>
        ) : (
          <Asked query={demand} what={words.demand}>
            {(found) => <DemandEditor key={found.version} demand={found} shifts={items} mayEdit={may} />}
          </Asked>
        )
      }
    </Asked>
  )
}
