import { startLocal } from './start-local.ts'
import { readArguments } from './arguments.ts'

/** The terminal's side of the local stack: words in, one clean end. */
try {
  const local = await startLocal({ ...readArguments(process.argv.slice(2)), say: (line) => console.log(line) })
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      console.log('\nStopping; data is kept.')
      local.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
