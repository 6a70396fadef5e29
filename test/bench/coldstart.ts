import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { buildFunctions, bundling, startBytes } from '../../infra/build/bundle.ts'
import { keys } from '../../functions/storage/keys.ts'
import { startStack } from '../support/stack.ts'
import { median, round } from './figures.ts'

const here = import.meta.dirname
const rounds = 41
/** Not counted: the first processes find cold file caches. */
const warmUps = 3

/**
 * Import and first event of the built api function, in a new process each time, against a bare Hono app with the DynamoDB
 * client that is bundled the same way and does the same three reads (coldstart-bare.ts): whose host, which settings, and the settings to show. In turn, medians. `bundleKB` is
 * everything of ours that is deployed, chunks included that this event does not load.
 */
export async function run(): Promise<Record<string, number>> {
  const out = mkdtempSync(join(tmpdir(), 'linli-coldstart-'))
  const stack = await startStack()
  try {
    const tenant = await stack.createTenant()
    const [api] = await buildFunctions(['api'], out)
    const bare = await build({ ...bundling, metafile: true, entryPoints: { index: join(here, 'coldstart-bare.ts') }, outdir: join(out, 'bare') })
    const event = join(out, 'event.json')
    writeFileSync(event, readFileSync(join(here, '../infra/events/site.json'), 'utf8').replaceAll('{{slug}}', tenant.slug))
    const env = { DYNAMODB_ENDPOINT: stack.table.endpoint, TABLE: stack.table.table, DOMAIN: 'linli.test', BENCH_KEYS: JSON.stringify([keys.host(tenant.slug), keys.site(tenant.id), keys.site(tenant.id)]) }
    const start = (name: string): Start => startOnce(join(out, name, 'index.mjs'), event, env)
    const api_: Start[] = []
    const bare_: Start[] = []
    for (let at = -warmUps; at < rounds; at += 1) {
      // Who goes first changes from round to round.
      const [first, second] = at % 2 ? (['api', 'bare'] as const) : (['bare', 'api'] as const)
      const times = { [first]: start(first), [second]: start(second) } as Record<'api' | 'bare', Start>
      if (at >= 0) {
        api_.push(times.api)
        bare_.push(times.bare)
      }
    }
    const of = (starts: readonly Start[], part: keyof Start): number => median(starts.map((one) => one[part]))
    const whole = (one: Start): number => one.importMs + one.eventMs
    return {
      // Of each pair by itself, since both of a pair met the same load of the machine.
      ratio: round(median(api_.map((one, at) => whole(one) / whole(bare_[at]!)))),
      bundleKB: api!.allKb,
      startKB: api!.startKb,
      bareKB: round(startBytes(bare.metafile) / 1024),
      importMs: round(of(api_, 'importMs')),
      bareImportMs: round(of(bare_, 'importMs')),
      firstEventMs: round(of(api_, 'eventMs')),
      bareFirstEventMs: round(of(bare_, 'eventMs')),
      processes: rounds * 2,
    }
  } finally {
    await stack.stop()
    rmSync(out, { recursive: true, force: true })
  }
}

type Start = { readonly importMs: number; readonly eventMs: number }

function startOnce(bundle: string, event: string, env: Record<string, string>): Start {
  const ran = spawnSync(process.execPath, [join(here, 'coldstart-once.mjs'), bundle, event], { env: { ...process.env, ...env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  const told = ran.stdout.trim().split('\n').at(-1) ?? ''
  if (ran.status !== 0) throw new Error(`${bundle}: ${ran.stderr || told}`)
  return JSON.parse(told) as Start
}
