import type { ReactNode } from 'react'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Page } from '../shell/page.tsx'
import { useOutsideWords } from './outside-words.ts'

/** `name`: of an account that is no worker's; `again`: the account is good, and nobody has said whose it is. With neither nobody is signed in. */
export function Outside({ name, again }: { readonly name?: string; readonly again?: () => void }) {
  const { signIn, notTied } = useOutsideWords()
  if (again) {
    return (
      <Page title={notTied.title}>
        <p className="mt-3 text-[1.15rem]">{notTied.text}</p>
        <p className="mt-3 text-[1.15rem] font-medium">{notTied.next}</p>
        <Button onClick={again} className="mt-5 min-h-(--target-main) w-full text-[1.15rem]">
          {notTied.again}
        </Button>
      </Page>
    )
  }
  return name === undefined ? <SignIn title={signIn.title} text={signIn.text} go={signIn.go} /> : <SignIn title={signIn.noRole} text={signIn.noRoleText(name)} go={signIn.other} />
}

/** As the office does it, and back to this very page. */
function SignIn({ title, text, go }: { readonly title: string; readonly text: ReactNode; readonly go: string }) {
  return (
    <Page title={title}>
      <p className="mt-3 text-[1.15rem]">{text}</p>
      <a href={`/v1/sign-in?${new URLSearchParams({ to: `${location.pathname}${location.search}` })}`} className={buttonClass('main', 'mt-5 min-h-(--target-main) w-full text-[1.2rem]')}>
        {go}
      </a>
    </Page>
  )
}
