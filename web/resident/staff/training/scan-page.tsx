import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Loading } from '../../../shared/parts/states.tsx'
import { Page } from '../../shell/page.tsx'
import { mineQuery } from './queries.ts'
import { useLearnerWords } from './words.ts'

/** The camera led here: the attendance is sent at once, and what became of it stands large. */
export function ScanPage({ code }: { readonly code: string }) {
  const words = useLearnerWords()
  const client = useQueryClient()
  const sent = useRef(false)
  const scan = useMutation({
    mutationFn: () => ask(api.staff.attendance.$post({ json: { code } })),
    onSuccess: () => client.invalidateQueries({ queryKey: mineQuery.queryKey }),
  })
  const { mutate } = scan
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    mutate()
  }, [mutate])
  const home = (
    <Link href="/staff/training" className={buttonClass('plain', 'mt-5 min-h-(--target-main) w-full text-[1.15rem]')}>
      {words.back}
    </Link>
  )
  if (scan.data) {
    const { courseName, phase, at, again, attended } = scan.data
    return (
      <Page title={phase === 'in' ? words.scannedIn : words.scannedOut} step="done">
        <p className="mt-4 text-[1.6rem] leading-snug font-bold text-good">{words.scannedText(courseName, at)}</p>
        {again && <p className="mt-2 text-[1.2rem]">{words.scannedAgain(at)}</p>}
        {phase === 'out' && <p className="mt-2 text-[1.2rem]">{words.counted(attended)}</p>}
        {home}
      </Page>
    )
  }
  if (scan.error) {
    const { kind, say } = asApiError(scan.error)
    return (
      <Page title={words.notScanned} step="failed">
        <p role="alert" className="mt-4 text-[1.25rem] leading-snug">
          {say || words.notScanned}
        </p>
        {(kind === 'offline' || kind === 'conflict') && (
          <Button kind="main" className="mt-5 min-h-(--target-main) w-full text-[1.15rem]" onClick={() => mutate()}>
            {words.again}
          </Button>
        )}
        {home}
      </Page>
    )
  }
  return (
    <Page title={words.title}>
      <Loading what={words.scanning} />
    </Page>
  )
}
