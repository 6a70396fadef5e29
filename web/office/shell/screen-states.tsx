import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { usePartsWords } from '../../shared/i18n/language.tsx'
import { ErrorState, Loading } from '../../shared/parts/states.tsx'
import { Page } from '../parts/page.tsx'

export const PendingScreen = () => <Loading />

/** A screen whose code or data did not come, or that broke: said in place, the menu stays. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const words = usePartsWords()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={words.problemTitle}>
      <ErrorState error={error} retry={again} />
    </Page>
  )
}
