import { usePartsWords } from '../../shared/i18n/language.tsx'
import { Page } from '../parts/page.tsx'
import { textLink } from '../parts/text-link.ts'
import { useWords } from '../i18n/languages.ts'

/** A member whose roles have no screen yet: said plainly, with what to do. */
export function NoScreens() {
  const words = useWords()
  return (
    <Page title={words.noScreens.title} lead={words.noScreens.body}>
      <a href="/staff" className={textLink()}>
        {words.noScreens.staff}
      </a>
    </Page>
  )
}

/** A screen that these roles do not open. */
export function Forbidden() {
  const words = usePartsWords()
  return <Page title={words.noPermissionTitle} lead={words.noPermission} />
}
