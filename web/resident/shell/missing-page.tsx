import { Link } from 'wouter'
import { buttonClass } from '../../shared/parts/button.tsx'
import { useWords } from '../i18n/words.ts'
import { Page } from './page.tsx'

export function MissingPage() {
  const words = useWords()
  return (
    <Page title={words.missing.title}>
      <p className="py-4">{words.missing.text}</p>
      <Link href="/" className={buttonClass('main')}>
        {words.shell.home}
      </Link>
    </Page>
  )
}
