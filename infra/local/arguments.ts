import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type Arguments = { readonly port: number; readonly data: string; readonly reset: boolean; readonly demo: boolean }

export const usage = `npm start -- [--port 8787] [--data .data] [--reset] [--no-demo]
  --port N     where to serve (default 8787)
  --data DIR   where data is kept (default .data)
  --reset      forget everything in DIR and fill the demo anew
  --no-demo    start empty: no demo tenants`

/** Throws with a sentence for the terminal. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { port: { type: 'string' }, data: { type: 'string' }, reset: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) throw new Error(usage)
  const port = Number(values.port ?? 8787)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${values.port}: a port is a number from 1 to 65535.\n${usage}`)
  return { port, data: resolve(values.data ?? '.data'), reset: values.reset ?? false, demo: !values['no-demo'] }
}
