import { useState } from 'react'
import type { Stuck } from '../../../../functions/stuck/model.ts'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Menu } from '../../parts/menu.tsx'
import { useMay } from '../../shell/session.ts'
import { type Solution, solutions } from './solutions.ts'
import { type AskedFirst, isAskedFirst } from './solve-dialog.tsx'
import { ThingLink } from './thing-link.tsx'
import { useSolve } from './use-solve.ts'
import { useStuckWords } from './words.ts'

type Props = {
  readonly thing: Stuck
  readonly onSolved: () => void
  /** The dialog belongs to the list: a row that is drawn anew, for a phone that was turned, must not take it away. */
  readonly onAsk: (action: AskedFirst) => void
}

/** The one thing that helps first, as a button; the others in a menu. Whoever may only read sees none. */
export function StuckActs({ thing, onSolved, onAsk }: Props) {
  const words = useStuckWords()
  const may = useMay()
  const solve = useSolve()
  const [busy, setBusy] = useState(false)
  const [still, setStill] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const act = async (action: Solution) => {
    if (isAskedFirst(action)) return onAsk(action)
    setBusy(true)
    setFailure(undefined)
    try {
      const solved = await solve(thing, action)
      setStill(!solved)
      if (solved) onSolved()
    } catch (thrown) {
      setFailure(thrown)
    }
    setBusy(false)
  }
  if (!may('resolveStuck')) return null
  const others = thing.others.filter(isSolution)
  return (
    <div className="grid justify-items-start gap-1 md:justify-items-end">
      <div className="flex flex-wrap gap-2 md:justify-end">
        {others.length > 0 && <Menu label={words.others} items={others.map((other) => ({ key: other, label: words.actions[other], onSelect: () => void act(other) }))} />}
        {isSolution(thing.action) ? (
          <Button kind="main" className="min-h-10" busy={busy} onClick={() => void act(thing.action as Solution)}>
            {words.actions[thing.action]}
          </Button>
        ) : (
          <ThingLink thing={thing} className={buttonClass('main', 'min-h-10')}>
            {words.actions[thing.action]}
          </ThingLink>
        )}
      </div>
      {still && <p className="text-[0.8125rem] text-warn">{words.still}</p>}
      <Failure error={failure} />
    </div>
  )
}

const isSolution = (action: string): action is Solution => (solutions as readonly string[]).includes(action)
