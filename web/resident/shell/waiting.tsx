import { Loading } from '../../shared/parts/states.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/words.ts'
import { Page } from './page.tsx'

/** While a screen's own chunk is on its way. */
export function Waiting() {
  const words = useWords()
  return (
    <Page title={useSite().name}>
      <Loading what={words.shell.loadingPage} />
    </Page>
  )
}
