import { type Defect, defects } from './defects.ts'
import { makeCopy } from './make-copy.ts'
import { type Ran, runSuites } from './run-suites.ts'

/**
 * `npm run planted [-- NAME ...]`: applies known ledger mistakes to a copy of the system, one at a time, and runs the suites
 * that should catch each. Prints the table; ends with 1 when one slips through, no longer applies, or the suites are red without any.
 */
const wanted = process.argv.slice(2)
const chosen = wanted.length ? defects.filter(({ name }) => wanted.includes(name)) : defects
const copy = makeCopy()
let missed = 0
try {
  const suites = [...new Set(chosen.flatMap((defect) => defect.suites))]
  const clean = runSuites(copy.root, suites)
  if (clean.failed.length) throw new Error(`red without a defect: ${clean.failed.join('; ')}`)
  console.log(`no defect: ${clean.passed} tests pass in ${suites.join(' ')}\n`)
  for (const [at, defect] of chosen.entries()) {
    const { failed, error } = tried(defect)
    const caught = failed[0]
    if (!caught) missed += 1
    console.log(`${String(at + 1).padStart(2)}  ${defect.name.padEnd(28)} ${caught ? 'caught' : 'MISSED'}  ${caught ?? error ?? ''}`)
  }
} finally {
  copy.remove()
}
console.log(`\n${chosen.length - missed} of ${chosen.length} planted defects caught`)
process.exit(missed === 0 ? 0 : 1)

/** A defect whose text is not there any more is none: it is to be written anew. */
function tried(defect: Defect): Ran {
  let restore: () => void
  try {
    restore = copy.plant(defect)
  } catch (error) {
    return { passed: 0, failed: [], error: String(error) }
  }
  const ran = runSuites(copy.root, defect.suites)
  restore()
  return ran
}
