import { bounds } from './bounds.ts'

/** Runs `test/bench/<name>.ts`, whose `run()` answers the figures. */
const [name = '', ...flags] = process.argv.slice(2)
const write = process.stdout.write.bind(process.stdout)
for (const method of ['log', 'info', 'warn', 'debug'] as const) console[method] = (...words: unknown[]) => console.error(...words)

const { run } = (await import(`./${name}.ts`)) as { run: (flags: readonly string[]) => Promise<Record<string, number>> }
const figures = await run(flags)
const missed = Object.entries(bounds[name] ?? {}).filter(([figure, holds]) => !holds.test(figures[figure] ?? Number.NaN))
if (flags.includes('--json')) write(`${JSON.stringify({ name, ...figures, ok: missed.length === 0 })}\n`)
else for (const [figure, value] of Object.entries(figures)) write(`${figure.padEnd(20)} ${value}${bounds[name]?.[figure] ? `  (${bounds[name][figure].says})` : ''}\n`)
for (const [figure, { says }] of missed) console.error(`${name}: ${figure} is ${figures[figure]}, should be ${says}`)
process.exit(missed.length === 0 ? 0 : 1)
