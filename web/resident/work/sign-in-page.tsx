import type { ReactNode } from 'react'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Loading } from '../../shared/parts/states.tsx'
import { Page } from '../shell/page.tsx'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

/** As the office does it, and back to this very page. */
export const signInAddress = (): string => `/v1/sign-in?${new URLSearchParams({ to: `${location.pathname}${location.search}` })}`

/** Nobody has signed in on this phone yet: only then is there nothing to do without network. */
export function SignInPage() {
  const words = useWorkWords()
  const { link, caller } = useWork()
  const go = (text: string) => (
    <a href={signInAddress()} className={buttonClass('main', 'mt-4 min-h-(--target-main) w-full')}>
      {text}
    </a>
  )
  if (link === 'unknown') {
    return (
      <Plain title={words.app}>
        <Loading what={words.loading} />
      </Plain>
    )
  }
  if (link === 'no-role') {
    return (
      <Plain title={words.signIn.noRole}>
        <p>{words.signIn.noRoleText(caller ?? '')}</p>
        {go(words.signIn.other)}
      </Plain>
    )
  }
  return (
    <Plain title={words.signIn.title}>
      <p>{words.signIn.text}</p>
      {go(words.signIn.go)}
    </Plain>
  )
}

export function NoStorage() {
  const words = useWorkWords()
  return (
    <Plain title={words.signIn.noStorage}>
      <p>{words.signIn.noStorageText}</p>
    </Plain>
  )
}

function Plain({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Page title={title}>
      <div className="pt-3">{children}</div>
    </Page>
  )
}
