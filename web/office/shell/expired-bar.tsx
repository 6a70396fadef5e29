import { useWords } from '../i18n/languages.ts'
import { useExpired } from './expired.ts'
import { signInAddress } from './sign-in-screen.tsx'

/** A session that ended while the page stood open: the screen stays as it is, so that nothing typed is lost from sight. */
export function ExpiredBar() {
  const words = useWords()
  if (!useExpired()) return null
  return (
    <p role="alert" className="flex flex-wrap items-center gap-x-4 border-b border-line bg-warn-soft px-4 py-1 font-medium text-warn lg:px-6">
      {words.signIn.expired}
      <a href={signInAddress()} className="inline-flex min-h-9 items-center underline underline-offset-4">
        {words.signIn.again}
      </a>
    </p>
  )
}
