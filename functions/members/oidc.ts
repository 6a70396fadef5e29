import type { Configuration } from 'openid-client'
import { assert } from '../faults.ts'
import type { Platform } from '../platform.ts'

/** Where the issuer sends the browser back to, on the login host; registered with the issuer. */
export const callbackPath = '/callback'

export type Person = {
  /** The issuer's own id of the person, which stays when name or address change. A platform has one issuer, whose address may move. */
  readonly subject: string
  readonly email: string | undefined
  readonly emailVerified: boolean
}

const redirectUri = (platform: Platform): string => `${platform.scheme}://${platform.loginHost}${callbackPath}`

/** The address of the issuer's sign-in page for one attempt. `prompt=login`: on a shared office computer nobody signs in as the colleague before. */
export async function authorizationUrl(platform: Platform, attempt: { state: string; nonce: string; verifier: string; hint?: string | undefined }): Promise<string> {
  const client = await import('openid-client')
  const url = client.buildAuthorizationUrl(await configurationOf(platform), {
    redirect_uri: redirectUri(platform),
    scope: 'openid email',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    prompt: 'login',
    ...(attempt.hint ? { login_hint: attempt.hint } : {}),
  })
  return url.href
}

/** Exchanges the issuer's answer for who signed in. Throws when state, nonce, signature, audience, issuer or time is not right. */
export async function personOf(platform: Platform, query: string, attempt: { state: string; nonce: string; verifier: string }): Promise<Person> {
  const client = await import('openid-client')
  const tokens = await client.authorizationCodeGrant(await configurationOf(platform), new URL(`${redirectUri(platform)}${query}`), {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  assert(claims, 'an ID token was required')
  const email = typeof claims['email'] === 'string' ? claims['email'].trim().toLowerCase() : undefined
  return { subject: claims.sub, email, emailVerified: claims['email_verified'] === true }
}

/** Found once a process; a failed search is tried again by the next attempt. Loaded late: few requests sign in. */
const configurations = new WeakMap<Platform, Promise<Configuration>>()

function configurationOf(platform: Platform): Promise<Configuration> {
  const known = configurations.get(platform)
  if (known) return known
  const found = discover(platform)
  configurations.set(platform, found)
  found.catch(() => configurations.delete(platform))
  return found
}

async function discover({ oidc }: Platform): Promise<Configuration> {
  const client = await import('openid-client')
  const issuer = new URL(oidc.issuer)
  const authentication = oidc.clientSecret ? client.ClientSecretPost(oidc.clientSecret) : client.None()
  return client.discovery(issuer, oidc.clientId, oidc.clientSecret ? { client_secret: oidc.clientSecret } : {}, authentication, {
    timeout: 10,
    // Signatures are checked with the issuer's published keys (JWKS) besides the TLS channel; http only reaches the issuer of a local stack.
    execute: [client.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [])],
  })
}
