import { ErrorState } from '../../shared/parts/states.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { Page } from './page.tsx'

/** A screen that could not be shown, in the frame of every other. */
export function BrokenPage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <Page title={useSite().name}>
      <ErrorState error={error} retry={retry} />
    </Page>
  )
}
