import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

type App = { readonly fetch: (request: Request) => Response | Promise<Response> }

/**
 * An app as the handler of API Gateway's events (payload 2.0). Only JSON and HTML travel as text; everything
 * else as base64, since reading a CSV as text would cost it its byte order mark and an XLSX its life.
 */
export function answerEvents(app: App): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return async (event) => {
    const result = await resultOf(await app.fetch(requestOf(event)))
    return (result.body?.length ?? 0) > answerCharactersMax ? tooLarge(event) : result
  }
}

/** Lambda hands over at most 6 MB; 1,300 printed bills are 2.2 MB, but a list may be longer. Otherwise the gateway would say 500. */
const answerCharactersMax = 5_800_000

function tooLarge({ headers }: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 {
  const say = /^en\b/i.test(headers['accept-language'] ?? '')
    ? 'The file is too large to be handed over at once. Nothing was changed. Narrow the selection, or export CSV or single months.'
    : '文件过大，无法一次导出，没有改动任何内容。请缩小范围，或按月份导出。'
  return { statusCode: 413, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: JSON.stringify({ error: { kind: 'limit', code: 'answer-too-large', say, details: [], requestId: '' } }) }
}

function requestOf(event: APIGatewayProxyEventV2): Request {
  const { method } = event.requestContext.http
  const headers = new Headers()
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value)
  if (event.cookies?.length) headers.set('cookie', event.cookies.join('; '))
  const host = headers.get('host') ?? event.requestContext.domainName
  const query = event.rawQueryString ? `?${event.rawQueryString}` : ''
  const bodiless = method === 'GET' || method === 'HEAD' || event.body === undefined
  const body = bodiless ? {} : { body: event.isBase64Encoded ? Buffer.from(event.body!, 'base64') : event.body! }
  return new Request(`https://${host}${event.rawPath}${query}`, { method, headers, ...body })
}

async function resultOf(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  const cookies = response.headers.getSetCookie()
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'))
  const isText = /^(application\/([\w.+-]*\+)?json|text\/html)\b/i.test(response.headers.get('content-type') ?? 'text/html')
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    statusCode: response.status,
    headers,
    ...(cookies.length ? { cookies } : {}),
    body: bytes.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}
