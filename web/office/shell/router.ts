import { createRouter } from '@tanstack/react-router'
import type { Guarded } from './access.ts'
import { NotFoundScreen } from './not-found-screen.tsx'
import { parseSearch, stringifySearch } from './search.ts'
import { BrokenScreen, PendingScreen } from './screen-states.tsx'
import { routeTree } from './routes.ts'

export const router = createRouter({
  routeTree,
  basepath: '/office',
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPendingMs: 150,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingScreen,
  defaultErrorComponent: BrokenScreen,
  defaultNotFoundComponent: NotFoundScreen,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** The operation without which the screen has nothing to show. */
    needs?: Guarded
  }
  interface HistoryState {
    /** The pages of a list already walked through, by what each came after. */
    trail?: readonly string[]
  }
}
