import { useEffect, useRef } from 'react'

type Acts = { readonly step: (by: 1 | -1) => void; readonly confirm: () => void; readonly undo: () => void; readonly search: () => void; readonly pick: () => void }

/** j and k go down and up, Enter confirms, u undoes, x takes one more line, / searches. Not while somebody types, presses a button elsewhere, or a dialog is open. */
export function useBenchKeys(acts: Acts): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
      if (target.closest('input:not([type=checkbox]), select, textarea')) {
        if (event.key === 'Escape') target.blur()
        return
      }
      const act = { j: () => latest.current.step(1), k: () => latest.current.step(-1), u: latest.current.undo, x: latest.current.pick, '/': latest.current.search }[event.key]
      // Enter on a button or link elsewhere is that one's; on a line it confirms.
      const confirms = event.key === 'Enter' && (target === document.body || target.closest('[data-line]'))
      if (!act && !confirms) return
      event.preventDefault()
      ;(act ?? latest.current.confirm)()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
