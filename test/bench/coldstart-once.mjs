/** One cold start: imports the bundle named first, hands it the event named second, prints how long each took. */
import { readFileSync } from 'node:fs'

const [, , bundle, eventFile] = process.argv
const event = JSON.parse(readFileSync(eventFile, 'utf8'))
const begun = performance.now()
const { handler } = await import(bundle)
const imported = performance.now()
const answer = await handler(event)
const answered = performance.now()
if (answer.statusCode !== 200) throw new Error(`the first event was answered ${answer.statusCode}: ${answer.body}`)
process.stdout.write(`\n${JSON.stringify({ importMs: imported - begun, eventMs: answered - imported })}\n`)
// Kept-alive connections would hold the process for seconds.
process.exit(0)
