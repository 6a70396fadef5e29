import { DisclosurePage } from './disclosure-page.tsx'
import { ListPage } from './list-page.tsx'

/** `/open`, `/open/2026-10.2026-12`, `/open/2026-10.2026-12/<community>`: for everybody, without sign-in. */
export function OpenPages({ place }: { readonly place: string | undefined }) {
  const [id, community] = (place ?? '').split('/')
  return id ? <DisclosurePage id={id} community={community || undefined} /> : <ListPage />
}
