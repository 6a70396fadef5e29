import { NotSent } from '../messages.ts'
import { signerFor } from './sign.ts'

type Call = {
  readonly service: 'email' | 'sns' | 'sqs' | 'secretsmanager' | 'sts'
  readonly region: string
  readonly path?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** A second copy would be worse than none: tried again only when the service was too busy to take it. */
  readonly once?: boolean
}

const timeoutMs = 5000
const attemptsMax = 3

/**
 * One POST to an AWS service, signed with the function's own role. The few calls that we make of five services are
 * not worth five SDK clients in every function; requests are built by the callers in this folder. Answers the body;
 * throws NotSent when the service refuses, and an Error after three tries when it does not answer.
 */
export async function callAws({ service, region, path = '/', headers, body, once = false }: Call, send: typeof fetch = fetch): Promise<string> {
  const host = `${service}.${region}.amazonaws.com`
  for (let attempt = 1; ; attempt += 1) {
    const signed = await signerFor(service === 'email' ? 'ses' : service, region).sign({ method: 'POST', protocol: 'https:', hostname: host, path, headers: { host, ...headers }, body })
    const answer = await send(`https://${host}${path}`, { method: 'POST', headers: signed.headers, body, signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error) => error)
    if (!(answer instanceof Error) && answer.ok) return answer.text()
    const busy = !(answer instanceof Error) && answer.status === 429
    const silent = answer instanceof Error || answer.status >= 500
    if ((busy || (silent && !once)) && attempt < attemptsMax) {
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt))
      continue
    }
    const what = `${service}: ${answer instanceof Error ? answer.message : `${answer.status} ${(await answer.text()).slice(0, 500)}`}`
    throw silent ? new Error(what) : new NotSent(what)
  }
}
