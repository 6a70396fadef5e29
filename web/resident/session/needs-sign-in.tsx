import { Redirect } from 'wouter'
import { signInPath } from '../paths.ts'

/** To the sign-in page, and back to this very address afterwards. */
export function NeedsSignIn() {
  return <Redirect to={signInPath(location.pathname + location.search)} replace />
}
