import { useRef, useState } from 'react'
import { type ApiError, asApiError } from '../shared/api/api-error.ts'

/** One press, one request: a second press while it runs does nothing. The error stays until the next press. */
export function useAct<A extends readonly unknown[]>(act: (...args: A) => Promise<void>) {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError>()
  const run = async (...args: A): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setError(undefined)
    try {
      await act(...args)
    } catch (thrown) {
      setError(asApiError(thrown))
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, error, run, clear: () => setError(undefined) } as const
}
