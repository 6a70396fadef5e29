import { QueryClient } from '@tanstack/react-query'
import { worthRetrying } from '../../shared/api/api-error.ts'

const retriesMax = 2

/** One cache for the whole app. Figures are asked again when a screen opens; what was shown stays meanwhile. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failed, error) => failed < retriesMax && worthRetrying(error),
      // Offline is a state of the screens, with its own words and a retry.
      networkMode: 'always',
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
