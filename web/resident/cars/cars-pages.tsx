import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { Redirect, useSearchParams } from 'wouter'
import { Asked } from '../../shared/parts/asked.tsx'
import { meQuery } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { MissingPage } from '../shell/missing-page.tsx'
import { Page } from '../shell/page.tsx'
import type { Step } from './paths.ts'
import { useCarsWords } from './words.ts'

const ApplyPage = lazy(async () => ({ default: (await import('../permits/apply-page.tsx')).ApplyPage }))
const CarsPage = lazy(async () => ({ default: (await import('./cars-page.tsx')).CarsPage }))
const DrawPage = lazy(async () => ({ default: (await import('../permits/draw-page.tsx')).DrawPage }))
const EndPage = lazy(async () => ({ default: (await import('../permits/end-page.tsx')).EndPage }))
const NewCarPage = lazy(async () => ({ default: (await import('./new-car-page.tsx')).NewCarPage }))
const RenewPage = lazy(async () => ({ default: (await import('../permits/renew-page.tsx')).RenewPage }))
const VisitorPage = lazy(async () => ({ default: (await import('./visitor-page.tsx')).VisitorPage }))

/** The household's cars: the list at `/cars`, and each question at an address of its own behind it. For residents who are signed in. */
export function CarsPages({ step }: { readonly step?: string | undefined }) {
  const words = useCarsWords()
  const [search] = useSearchParams()
  const me = useQuery(meQuery)
  const actor = me.data?.actor
  if (me.data && actor?.kind !== 'resident') return actor?.kind === 'member' ? <Redirect to="/" replace /> : <NeedsSignIn />
  const wanted = search.get('unit') ?? ''
  const unit = actor?.units.includes(wanted) ? wanted : actor?.units[0]
  if (unit === undefined) {
    if (actor) return <Redirect to="/bills" replace />
    return (
      <Page title={words.title}>
        <Asked query={me} what={words.what}>
          {() => null}
        </Asked>
      </Page>
    )
  }
  switch (step as Step | undefined) {
    case undefined:
      return <CarsPage unit={unit} />
    case 'new':
      return <NewCarPage unit={unit} />
    case 'apply':
      return <ApplyPage unit={unit} car={search.get('car') ?? ''} />
    case 'renew':
      return <RenewPage unit={unit} permit={search.get('permit') ?? ''} />
    case 'end':
      return <EndPage unit={unit} permit={search.get('permit') ?? ''} />
    case 'draw':
      return <DrawPage unit={unit} permit={search.get('permit') ?? ''} />
    case 'visitor':
      return <VisitorPage unit={unit} />
    default:
      return <MissingPage />
  }
}
