import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Page } from '../parts/page.tsx'
import { useWords } from '../i18n/languages.ts'

export function NotFoundScreen() {
  const words = useWords()
  return (
    <Page title={words.notFound.title}>
      <p className="mt-2 mb-4">{words.notFound.body}</p>
      <Link to="/" className={buttonClass('plain')}>
        {words.notFound.back}
      </Link>
    </Page>
  )
}
