import { useLocation } from 'wouter'
import { api, ask } from '../../shared/api/client.ts'
import { Button } from '../../shared/parts/button.tsx'
import { useWords } from '../i18n/words.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'

/** Phones are lent and shared: signing out forgets everything that was shown. */
export function SignOut() {
  const words = useWords()
  const [, navigate] = useLocation()
  const leave = useAct(async () => {
    await ask(api['sign-out'].$post())
    navigate('/')
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'site' })
  })
  return (
    <div className="mt-3">
      <Failure error={leave.error} />
      <Button kind="link" busy={leave.busy} onClick={() => void leave.run()}>
        {words.signIn.signOut}
      </Button>
    </div>
  )
}
