import { CircleAlert, Lock, type LucideIcon, SearchX, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { asApiError } from '../api/api-error.ts'
import { usePartsWords } from '../i18n/language.tsx'
import { phoneParts, useSiteIfKnown } from '../site/site.tsx'
import { Button } from './button.tsx'

/** In words, never a bare spinner. `what` is the thing awaited: 账单. */
export function Loading({ what }: { readonly what?: string }) {
  return <output className="block py-8 text-ink-2">{usePartsWords().loading(what)}</output>
}

/** Why there is nothing, and the next step as children. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="py-8">
      <p className="font-bold">{title}</p>
      {children && <div className="mt-1 text-ink-2">{children}</div>}
    </div>
  )
}

type ErrorProps = { readonly error: unknown; readonly retry?: (() => void) | undefined }

/** Whatever went wrong with a request: what happened, retry, phone. Chooses offline, no permission or not found by itself. */
export function ErrorState({ error, retry }: ErrorProps) {
  const words = usePartsWords()
  const { kind, say, requestId } = asApiError(error)
  if (kind === 'offline') return <Offline retry={retry} />
  if (kind === 'forbidden') return <NoPermission say={say} />
  const title = kind === 'unknown' ? words.unknownTitle : kind === 'unauthenticated' ? words.signInTitle : words.problemTitle
  return (
    <StateBox icon={kind === 'unknown' ? SearchX : CircleAlert} title={title} retry={kind === 'unknown' ? undefined : retry}>
      <p>{say || words.defect}</p>
      {requestId && kind === 'defect' && <p className="text-ink-2">{words.requestNumber(requestId)}</p>}
    </StateBox>
  )
}

export function Offline({ retry }: { readonly retry?: (() => void) | undefined }) {
  const words = usePartsWords()
  return (
    <StateBox icon={WifiOff} title={words.offlineTitle} retry={retry}>
      <p>{words.offline}</p>
    </StateBox>
  )
}

export function NoPermission({ say }: { readonly say?: string }) {
  const words = usePartsWords()
  return (
    <StateBox icon={Lock} title={words.noPermissionTitle}>
      <p>{say || words.noPermission}</p>
    </StateBox>
  )
}

type BoxProps = { readonly icon: LucideIcon; readonly title: string; readonly children: ReactNode; readonly retry?: (() => void) | undefined }

function StateBox({ icon: Icon, title, children, retry }: BoxProps) {
  const words = usePartsWords()
  const phone = useSiteIfKnown()?.phone
  return (
    <div role="alert" className="py-8">
      <p className="flex items-center gap-2 font-bold">
        <Icon aria-hidden className="size-[1.3em] shrink-0" />
        {title}
      </p>
      <div className="mt-1">{children}</div>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {retry && <Button onClick={retry}>{words.retry}</Button>}
        {phone && (
          <a href={phoneParts(phone).href} className="inline-flex min-h-(--target) items-center font-medium text-brand-ink underline underline-offset-4">
            {words.call(phoneParts(phone).shown)}
          </a>
        )}
      </p>
    </div>
  )
}
