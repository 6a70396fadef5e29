import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../functions/calendar.ts'
import { type Issuer, startIssuer } from '../../infra/local/issuer/issuer.ts'

/** The local stack's issuer on a server of its own, returning to `login.linli.test`. */
export async function serveIssuer(more: { aside?: (url: string) => string | undefined } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'linli-issuer-'))
  let issuer: Issuer
  const server = createServer((request, response) => {
    const other = more.aside?.(request.url ?? '')
    if (other === undefined) issuer.handle(request, response)
    else response.setHeader('content-type', 'application/json').end(other)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_local/issuer`
  issuer = await startIssuer({ issuer: address, clientId: 'linli', redirectUris: ['http://login.linli.test/callback'], file: join(folder, 'accounts.json'), clock: systemClock })
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  }
  return { address, issuer, stop }
}
