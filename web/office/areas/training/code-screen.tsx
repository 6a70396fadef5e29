import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { codeQuery } from './queries.ts'
import { useTrainingWords } from './words.ts'

/** For the projector: the code as large as the room needs it, and how many are there. */
export function CodeScreen() {
  const words = useTrainingWords()
  const { session } = useParams({ from: '/training/$session/code' })
  const [phase, setPhase] = useState<'in' | 'out'>('in')
  const query = useQuery(codeQuery(session, phase))
  return (
    <Page
      title={phase === 'in' ? words.codeTitle : words.codeOut}
      above={
        <Link to="/training/$session" params={{ session }} className={textLink()}>
          {words.session}
        </Link>
      }
      actions={<Button onClick={() => setPhase(phase === 'in' ? 'out' : 'in')}>{phase === 'in' ? words.showOut : words.showIn}</Button>}
    >
      <Asked query={query} what={words.code}>
        {({ link, qr: { modules, rects }, secondsLeft, present, taken }) => (
          <div className="mt-4 grid justify-items-center gap-4 bg-paper p-4 text-center">
            {/* Four modules of white around it, which scanners need. */}
            <svg role="img" aria-label={words.code} viewBox={`-4 -4 ${modules + 8} ${modules + 8}`} className="w-full max-w-[min(30rem,60vh)] bg-white" shapeRendering="crispEdges">
              <path d={rects.map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h-${width}z`).join('')} fill="#000" />
            </svg>
            <p className="text-[1.75rem] leading-tight font-bold">{words.present(present, taken)}</p>
            <p className="text-[1.125rem]">{words.codeHow}</p>
            <p className="text-ink-2" data-link={link}>
              {words.codeNext(secondsLeft)}
            </p>
          </div>
        )}
      </Asked>
    </Page>
  )
}
