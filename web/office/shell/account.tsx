import { useState } from 'react'
import { asApiError } from '../../shared/api/api-error.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { useWords } from '../i18n/languages.ts'
import { queryClient } from './query-client.ts'
import { useMember } from './session.ts'

/** Who is signed in, the other language, the way out. */
export function Account() {
  const words = useWords()
  const { lang, change, parts } = useLanguage()
  const member = useMember()
  const link = 'inline-flex min-h-9 items-center rounded-md text-link underline underline-offset-4'
  return (
    <div>
      <p className="font-medium">{member?.name}</p>
      <p className="text-[0.8125rem] text-ink-2">{member?.roles.map((role) => (role in words.roles ? words.roles[role as keyof typeof words.roles] : role)).join(lang === 'zh' ? '、' : ', ')}</p>
      <p className="mt-1 flex flex-wrap gap-x-4">
        <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => change(lang === 'zh' ? 'en' : 'zh')} className={link}>
          {parts.otherLanguage}
        </button>
        <SignOut className={link} />
      </p>
    </div>
  )
}

function SignOut({ className }: { readonly className: string }) {
  const words = useWords()
  const [state, setState] = useState<'idle' | 'busy'>('idle')
  const [problem, setProblem] = useState<string>()
  const { parts } = useLanguage()
  const signOut = async () => {
    setState('busy')
    setProblem(undefined)
    try {
      await ask(api['sign-out'].$post())
      // Nothing of this person may stay on the screen or in memory.
      queryClient.clear()
      window.location.assign('/office/')
    } catch (thrown) {
      setState('idle')
      setProblem(asApiError(thrown).say || parts.defect)
    }
  }
  return (
    <>
      <button type="button" aria-disabled={state === 'busy' || undefined} onClick={() => state === 'idle' && void signOut()} className={className}>
        {state === 'busy' ? words.signIn.signingOut : words.signIn.out}
      </button>
      {problem && (
        <span role="alert" className="text-bad">
          {problem}
        </span>
      )}
    </>
  )
}
