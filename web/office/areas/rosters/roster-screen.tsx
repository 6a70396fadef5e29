import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Loading } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Menu, type MenuItem } from '../../parts/menu.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { CopyRosterDialog } from './copy-roster-dialog.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { FeedsDialog } from './feeds-dialog.tsx'
import { type GridContext, useGridContext } from './grid-context.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { discardRoster, rosterTones, sheetQuery } from './queries.ts'
import { RosterEditor } from './roster-editor.tsx'
import { SaveNotes, SaveStatus } from './save-bar.tsx'
import { SolvePanel } from './solve-panel.tsx'
import { useEditor } from './use-editor.ts'
import { useSaving } from './use-saving.ts'
import { WageLine } from './wage-line.tsx'
import { useRosterWords } from './words.ts'

const CompareView = lazy(async () => ({ default: (await import('./compare-view.tsx')).CompareView }))

/** One roster: the grid, or beside another one of the same days (`?with=`). */
export function SheetScreen() {
  const words = useRosterWords()
  const { roster } = useParams({ from: '/rosters/$roster' })
  const query = useQuery(sheetQuery(roster))
  const [{ with: other }, change] = useFilters(['with'])
  if (query.data && !other) return <Opened key={roster} sheet={query.data} onCompare={(chosen) => change({ with: chosen })} />
  return (
    <Page title={query.data?.roster.name ?? words.title} above={<Back />}>
      <Asked query={query} what={words.loadingSheet}>
        {(sheet) =>
          other && (
            <Suspense fallback={<Loading what={words.loadingSheet} />}>
              <CompareView one={sheet} other={other} onStop={() => change({ with: undefined })} />
            </Suspense>
          )
        }
      </Asked>
    </Page>
  )
}

function Back() {
  const words = useRosterWords()
  return (
    <Link to="/rosters" className={textLink()}>
      {words.back}
    </Link>
  )
}

type Act = 'publish' | 'solve' | 'copy' | 'compare' | 'feeds' | 'discard'

function Opened({ sheet, onCompare }: { readonly sheet: RosterSheet; readonly onCompare: (other: string) => void }) {
  const words = useRosterWords()
  const mayAct = useMay()
  const may = mayAct('createRoster')
  const mayForecast = mayAct('forecastWages')
  const { day } = useFormat()
  const { roster } = sheet
  const grid = useGridContext(sheet)
  const editor = useEditor(grid, sheet)
  const saving = useSaving(roster, editor)
  const mayEdit = may && (roster.state === 'draft' || roster.state === 'published')
  const [act, setAct] = useState<Act>()
  const [run, setRun] = useState<string>()
  const close = () => setAct(undefined)
  /** What is asked of the server next is about what is on the screen. */
  const afterSaving = (next: Act) => async () => {
    if (roster.state !== 'draft' || (await saving.save())) setAct(next)
  }
  return (
    <Page
      title={roster.name}
      above={<Back />}
      lead={
        <span className="flex flex-wrap items-center gap-x-4">
          <span>
            {day(roster.from)} – {day(roster.to)}
          </span>
          <Status tone={rosterTones[roster.state]}>{words.states[roster.state]}</Status>
          {mayEdit && <SaveStatus saving={saving} />}
        </span>
      }
      actions={
        <>
          <MoreMenu sheet={sheet} may={may} onAct={(next) => void afterSaving(next)()} />
          {may && roster.state === 'draft' && (
            <>
              <Button onClick={() => void afterSaving('solve')()} className="min-h-10">
                {words.solve}
              </Button>
              <Button kind="main" busy={saving.busy && act === undefined} onClick={() => void afterSaving('publish')()} className="min-h-10">
                {words.publish}
              </Button>
            </>
          )}
        </>
      }
    >
      {mayForecast && <WageLine roster={roster.id} saving={saving} />}
      <SaveNotes roster={roster} saving={saving} editor={editor} mayEdit={mayEdit} />
      <RosterEditor grid={grid} sheet={sheet} editor={editor} mayEdit={mayEdit} acts={null} more={act === 'solve' ? <SolvePanel roster={roster} run={run} onRun={setRun} onTaken={editor.takeOver} onClose={close} /> : undefined} />
      <Dialogs act={act} sheet={sheet} grid={grid} refresh={saving.refresh} onCompare={onCompare} onClose={close} />
    </Page>
  )
}

function MoreMenu({ sheet: { roster }, may, onAct }: { readonly sheet: RosterSheet; readonly may: boolean; readonly onAct: (act: Act) => void }) {
  const words = useRosterWords()
  const items: MenuItem[] = [
    { key: 'print', label: words.print, onSelect: () => void window.open(fileUrl(`/v1/rosters/${roster.id}/pdf`), '_blank', 'noopener') },
    { key: 'compare', label: words.compare, onSelect: () => onAct('compare') },
    ...(may
      ? [
          { key: 'copy', label: words.copy, onSelect: () => onAct('copy') },
          { key: 'feeds', label: words.feeds, onSelect: () => onAct('feeds') },
        ]
      : []),
    ...(may && roster.state === 'draft' ? [{ key: 'discard', label: words.discard, onSelect: () => onAct('discard') }] : []),
  ]
  return <Menu label={words.more} items={items} />
}

type DialogsProps = { readonly act: Act | undefined; readonly sheet: RosterSheet; readonly grid: GridContext; readonly refresh: () => Promise<void>; readonly onCompare: (other: string) => void; readonly onClose: () => void }

function Dialogs({ act, sheet, grid, refresh, onCompare, onClose }: DialogsProps) {
  const words = useRosterWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { roster } = sheet
  switch (act) {
    case 'publish':
      return <PublishDialog grid={grid} roster={roster} onPublished={refresh} onClose={onClose} />
    case 'copy':
      return <CopyRosterDialog roster={roster} onClose={onClose} />
    case 'compare':
      return <CompareDialog roster={roster} onChoose={(other) => (onClose(), void refresh().finally(() => onCompare(other)))} onClose={onClose} />
    case 'feeds':
      return <FeedsDialog sheet={sheet} onClose={onClose} />
    case 'discard':
      return (
        <ConfirmDialog
          title={words.discardTitle(roster.name)}
          act={words.discard}
          danger
          onConfirm={async () => {
            await discardRoster(client, roster.id)
            await navigate({ to: '/rosters' })
          }}
          onClose={onClose}
        >
          <p>{words.discardNote}</p>
        </ConfirmDialog>
      )
    case 'solve':
    case undefined:
      return null
    default:
      return act satisfies never
  }
}
