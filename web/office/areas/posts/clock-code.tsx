import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { ErrorState, Loading } from '../../../shared/parts/states.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Section } from '../../parts/section.tsx'
import { usePostWords } from './words.ts'

const fetchCode = (post: string) => ask(api['clock-codes'][':post'].$get({ param: { post: post as never } }))
type FoundCode = Awaited<ReturnType<typeof fetchCode>>
const codeQuery = (post: string) => queryOptions({ queryKey: ['posts', 'clock-code', post], queryFn: () => fetchCode(post), retry: false, refetchInterval: ({ state: { data } }) => (data?.secondsLeft ? data.secondsLeft * 1000 + 200 : false) })

/** The code that workers scan at this post: to print and hang up, or on a screen there. */
export function ClockCode({ post }: { readonly post: string }) {
  const words = usePostWords()
  const client = useQueryClient()
  const query = useQuery(codeQuery(post))
  const [fresh, setFresh] = useState(false)
  const none = query.error !== null && asApiError(query.error).code === 'no-clock-code'
  const save = async (mode: FoundCode['mode'], anew: boolean) => {
    await ask(api['clock-codes'][':post'].$put({ param: { post: post as never }, json: { mode, anew, radiusM: query.data?.radiusM ?? 150, version: query.data?.version ?? 0 } }))
    await client.invalidateQueries({ queryKey: codeQuery(post).queryKey })
  }
  const make = useMutation({ mutationFn: (mode: FoundCode['mode']) => save(mode, false) })
  if (query.error && !none) return <Section title={words.clockCode}><ErrorState error={query.error} retry={() => void query.refetch()} /></Section>
  if (!query.data && !none) return <Section title={words.clockCode}><Loading what={words.clockCode} /></Section>
  const code = query.data
  return (
    <Section title={words.clockCode}>
      <p className="mt-1 text-ink-2">{words.clockHow}</p>
      {code && <Code code={code} />}
      {code && !code.hasPlace && <p className="mt-2 font-medium text-warn">{words.clockNoPlace}</p>}
      <Failure error={make.error} />
      <div className="mt-3 flex flex-wrap gap-3 print:hidden">
        {!code && (
          <Button kind="main" busy={make.isPending} onClick={() => make.mutate('printed')}>
            {words.clockMake}
          </Button>
        )}
        {code?.mode === 'printed' && <Button onClick={() => window.print()}>{words.clockPrint}</Button>}
        {code && (
          <Button busy={make.isPending} onClick={() => make.mutate(code.mode === 'printed' ? 'screen' : 'printed')}>
            {code.mode === 'printed' ? words.clockToScreen : words.clockToPaper}
          </Button>
        )}
        {code && <Button onClick={() => setFresh(true)}>{words.clockAnew}</Button>}
      </div>
      {fresh && code && (
        <ConfirmDialog title={words.clockAnew} act={words.clockAnew} danger onConfirm={() => save(code.mode, true)} onClose={() => setFresh(false)}>
          <p>{words.clockAnewText}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

function Code({ code: { qr, postName, link, mode } }: { readonly code: FoundCode }) {
  const words = usePostWords()
  return (
    <div className="mt-3 grid justify-items-center gap-1 text-center">
      {/* Four modules of white around it, which scanners need. */}
      <svg role="img" aria-label={words.clockCode} data-link={link} viewBox={`-4 -4 ${qr.modules + 8} ${qr.modules + 8}`} className="w-full max-w-64 bg-white print:max-w-[14cm]" shapeRendering="crispEdges">
        <path d={qr.rects.map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h-${width}z`).join('')} fill="#000" />
      </svg>
      <p className="text-lg font-bold">{words.clockAt(postName)}</p>
      <p>{mode === 'screen' ? words.clockScreenHow : words.clockPaperHow}</p>
    </div>
  )
}
