import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { ErrorState, Loading } from '../../shared/parts/states.tsx'

export const PendingScreen = () => <Loading />

/** A screen whose code or data did not come, or that broke: said in place, the menu stays. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return <ErrorState error={error} retry={again} />
}
