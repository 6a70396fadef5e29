import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { useAct } from '../../use-act.ts'
import { Problem } from './problem.tsx'
import { useRosterWords } from './words.ts'

/** The own shifts in the phone's calendar, by a secret link. A new one ends the one before. */
export function CalendarLink() {
  const { calendar: words, working } = useRosterWords()
  const [link, setLink] = useState<string>()
  const act = useAct(async () => setLink((await ask(api['roster-feeds'].mine.$post())).link))
  return (
    <section aria-labelledby="calendar" className="mt-7">
      <h2 id="calendar" className="text-[1.25rem] font-bold">
        {words.title}
      </h2>
      <p className="mt-1 text-[1.1rem]">{link ? words.done : words.text}</p>
      {link && (
        <>
          <a href={link.replace(/^https?:/, 'webcal:')} className={buttonClass('main', 'mt-3 min-h-(--target-main) w-full')}>
            {words.add}
          </a>
          <p className="mt-2 text-ink-2 [overflow-wrap:anywhere]">{link}</p>
        </>
      )}
      <Problem error={act.error} />
      {!link && (
        <Button busy={act.busy} onClick={() => void act.run()} className="mt-3 min-h-(--target-main) w-full">
          {act.busy ? working : words.make}
        </Button>
      )}
    </section>
  )
}
