import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Period } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { afterSubsidy, type FoundPreview } from './queries.ts'
import { useSubsidyWords } from './words.ts'

const linesMax = 85
type Props = { readonly preview: FoundPreview; readonly from: Period; readonly to: Period }
type Scheme = FoundPreview['schemes'][number]

/** What may be claimed under each scheme in these months. */
export function ClaimActs({ preview, from, to }: Props) {
  const words = useSubsidyWords()
  const { yuan } = useFormat()
  const may = useMay()
  const [chosen, setChosen] = useState<Scheme>()
  if (preview.schemes.length === 0) return null
  return (
    <Section title={words.schemes}>
      <ul className="mt-2 divide-y divide-line">
        {preview.schemes.map((scheme) => (
          <li key={scheme.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="mr-auto min-w-0">
              <p className="font-medium">{scheme.name}</p>
              <p className="text-ink-2">{scheme.eligible > linesMax ? words.tooMany(linesMax) : `${yuan(scheme.eligibleFen)} · ${words.canClaim(scheme.eligible, scheme.people)}`}</p>
            </div>
            {may('createClaim') && scheme.eligible > 0 && scheme.eligible <= linesMax && (
              <Button kind="main" onClick={() => setChosen(scheme)} className="min-h-10" aria-label={`${words.claimAct(yuan(scheme.eligibleFen), scheme.eligible)} ${scheme.name}`}>
                {words.claimAct(yuan(scheme.eligibleFen), scheme.eligible)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen && <ClaimDialog scheme={chosen} from={from} to={to} onClose={() => setChosen(undefined)} />}
    </Section>
  )
}

/** The id is made once: sending again after a lost answer is the same claim. */
function ClaimDialog({ scheme, from, to, onClose }: Omit<Props, 'preview'> & { readonly scheme: Scheme; readonly onClose: () => void }) {
  const words = useSubsidyWords()
  const { yuan, period } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const claim = async () => {
    const made = await ask(api.subsidies.claims.$post({ json: { id: id as never, scheme: scheme.id, from, to, totalFen: scheme.eligibleFen } }))
    await afterSubsidy(client)
    await navigate({ to: '/subsidies/$claim', params: { claim: made.id } })
  }
  return (
    <ConfirmDialog title={words.claimTitle(scheme.name)} act={words.claimAct(yuan(scheme.eligibleFen), scheme.eligible)} onConfirm={claim} onClose={onClose}>
      <p>{words.claimBody(period(from), period(to))}</p>
    </ConfirmDialog>
  )
}
