import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import type * as OidcProvider from 'oidc-provider'
import type { Clock } from '../../../functions/calendar.ts'
import { type Accounts, accountId, type DemoAccount, openAccounts } from './accounts.ts'
import { memoryAdapters } from './memory.ts'
import { signInPage } from './page.ts'

export type Issuer = {
  /** Answers every request below the issuer's path; `request` with its whole path and an unread body. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  readonly addAccounts: (accounts: readonly DemoAccount[]) => void
}

export type IssuerOptions = {
  /** `http://localhost:8787/_local/issuer` */
  readonly issuer: string
  readonly clientId: string
  /** `http://login.localhost:8787/callback` */
  readonly redirectUris: readonly string[]
  /** Where the demo accounts are kept. */
  readonly file: string
  readonly clock: Clock
}

/**
 * A real OpenID provider (oidc-provider) in this process, in place of Amazon Cognito. A `login_hint` that is an
 * address signs that person in without a page. Keys are made anew at each start.
 */
export async function startIssuer({ issuer, clientId, redirectUris, file, clock }: IssuerOptions): Promise<Issuer> {
  const accounts = openAccounts(file)
  const path = new URL(issuer).pathname
  const { Provider } = await importQuietly()
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    adapter: memoryAdapters(() => clock.now().getTime()),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') }] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    clients: [{ client_id: clientId, redirect_uris: [...redirectUris], token_endpoint_auth_method: 'none', grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // Like Cognito: the claims of the scope are in the ID token itself.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, revocation: { enabled: false } },
    interactions: { url: (_, interaction) => `${path}/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, email: id, email_verified: true }) }),
    // The only client is ours: nobody is asked for consent.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId! })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Grant: 600, Session: 600 },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'text'
      ctx.body = `登录没有成功，请回到原来的网址重新登录。Sign-in did not work; go back and start again.\n${error}: ${error_description ?? ''}`
    },
  })
  const answer = provider.callback()
  return {
    addAccounts: accounts.add,
    handle: (request, response) => {
      const url = request.url ?? ''
      if (url.startsWith(`${path}/interaction/`)) {
        interact(provider, accounts, request, response).catch((error: unknown) => fail(response, error))
        return
      }
      // What the provider needs to know that it is mounted below a path.
      Object.assign(request, { originalUrl: url })
      request.url = url.slice(path.length) || '/'
      forgetWhoWasHere(request)
      void answer(request, response)
    },
  }
}

/** Every sign-in asks anew. With the session of another account the provider would put a page in between that signs that one out by script. */
function forgetWhoWasHere(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? '').split('; ').filter((pair) => !pair.startsWith('_session'))
  request.headers.cookie = kept.join('; ')
}

/** The provider asks who it is: the hint says it, or the page, or the form that the page sent. */
async function interact(provider: OidcProvider.Provider, accounts: Accounts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(request, response)
  const typed = request.method === 'POST' ? new URLSearchParams(await readBody(request)).get('email') : undefined
  const account = accountId(request.method === 'POST' ? typed : params['login_hint'])
  if (account) return provider.interactionFinished(request, response, { login: { accountId: account, remember: false } }, { mergeWithLastSubmission: false })
  response.writeHead(request.method === 'POST' ? 400 : 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(await signInPage(accounts.list(), request.url ?? '', typed ?? undefined))
}

const bodyBytesMax = 10_000

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) {
    body += String(part)
    if (body.length > bodyBytesMax) throw new Error('the form is too large')
  }
  return body
}

/** Most often a page that stood open too long: its interaction is gone. */
function fail(response: ServerResponse, error: unknown): void {
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`登录已过期，请回到原来的网址重新登录。This sign-in has expired; go back and start again.\n${error instanceof Error ? error.message : ''}`)
}

/** Version 9 runs on Node 20.19 but warns on it at import; that one line would only frighten whoever starts the stack. */
async function importQuietly(): Promise<typeof OidcProvider> {
  const { warn } = console
  console.warn = (...words: unknown[]) => (String(words[0]).includes('Unsupported runtime') ? undefined : warn(...words))
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}
