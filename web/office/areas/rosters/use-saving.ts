import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { asApiError, worthRetrying } from '../../../shared/api/api-error.ts'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { noteExpired } from '../../shell/expired.ts'
import { editRoster, sheetQuery } from './queries.ts'
import { pendingOf, portionOf, type SheetState } from './sheet-state.ts'
import type { Editor } from './use-editor.ts'

const restMs = 700
const retryMs = 5000
const askAgainMs = 15_000
const conflictsMax = 5

/** `held`: a published roster is changed with a reason only, so nothing goes by itself. */
export type Saving = {
  readonly pending: number
  readonly busy: boolean
  readonly error: unknown
  /** Sends what waits; false if it could not be saved. */
  readonly save: (reason?: string) => Promise<boolean>
  /** How the server has it now; what is painted here stays. */
  readonly refresh: () => Promise<void>
}

/** Saves in the background, and listens for what others paint: theirs is merged in, cell by cell. */
export function useSaving(roster: RosterSheet['roster'], editor: Editor): Saving {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  // With the state in which it happened: once something else is painted, it may be tried again.
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly at: SheetState['rows'] }>()
  const { state, now } = editor
  const { rows } = state
  const latest = useRef(editor)
  useLayoutEffect(() => {
    latest.current = editor
  })
  // Answers that were asked for before a save began say less than we know.
  const saves = useRef(0)
  const under = useRef<Promise<boolean>>(undefined)
  const { id } = roster
  const held = roster.state !== 'draft'
  const pending = pendingOf(state)

  const refresh = useCallback(async () => {
    const before = saves.current
    const fresh = await client.fetchQuery({ ...sheetQuery(id), staleTime: 0 })
    if (before === saves.current && !under.current) latest.current.rebase(fresh.rows)
  }, [client, id])

  const send = useCallback(
    async (reason: string): Promise<boolean> => {
      for (let conflicts = 0; ; ) {
        const sent = portionOf(pendingOf(now.current))
        if (sent.length === 0) return true
        saves.current++
        try {
          const answer = await editRoster(id, sent, reason)
          latest.current.saved(sent, answer.rows)
        } catch (thrown) {
          const failure = asApiError(thrown)
          // Somebody was faster. Nothing of ours was written: their cells come in, and what does not collide is sent again.
          if (failure.kind !== 'conflict' || ++conflicts > conflictsMax) throw failure
          latest.current.rebase((await client.fetchQuery({ ...sheetQuery(id), staleTime: 0 })).rows)
        }
      }
    },
    [client, id, now],
  )

  const save = useCallback(
    (reason = ''): Promise<boolean> => {
      const run = async () => {
        setBusy(true)
        try {
          await send(reason)
          setFailed(undefined)
          return true
        } catch (thrown) {
          noteExpired(thrown)
          setFailed({ error: thrown, at: now.current.rows })
          return false
        } finally {
          under.current = undefined
          setBusy(false)
        }
      }
      under.current ??= run()
      return under.current
    },
    [send, now],
  )

  const waits = pending.length > 0
  useEffect(() => {
    if (held || !waits || busy) return
    // A refusal is tried again with the next act only; a lost network by itself.
    if (failed && failed.at === rows && !worthRetrying(failed.error)) return
    const timer = setTimeout(() => void save(), failed ? retryMs : restMs)
    return () => clearTimeout(timer)
  }, [held, waits, busy, failed, save, rows])

  useEffect(() => {
    const ask = () => document.visibilityState === 'visible' && !under.current && void refresh().catch(() => {})
    const timer = setInterval(ask, askAgainMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [refresh])

  useEffect(() => {
    if (!waits) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [waits])
  // Another screen is opened: what waits goes at once.
  useEffect(
    () => () => {
      if (!held) void save()
    },
    [held, save],
  )
  return { pending: pending.length, busy, error: failed && waits ? failed.error : undefined, save, refresh }
}
