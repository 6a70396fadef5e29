import type { Verdict } from '../../../../functions/estates/import-model.ts'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { useImportWords } from './words.ts'

const tones = { new: 'good', same: 'off', changed: 'part', question: 'part', refused: 'bad' } as const satisfies Record<Verdict, Tone>

export function VerdictStatus({ verdict }: { readonly verdict: Verdict }) {
  const words = useImportWords()
  return <Status tone={tones[verdict]}>{words.verdicts[verdict]}</Status>
}
