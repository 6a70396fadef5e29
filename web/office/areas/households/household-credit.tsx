import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { afterPayment } from '../collect/queries.ts'
import { CreditHistory } from './credit-history.tsx'
import { CreditRefunds } from './credit-refunds.tsx'
import { type Credit, creditQuery } from './queries.ts'
import { useHouseholdWords } from './words.ts'

/** What the household has paid ahead, what becomes of it, and where it came from. */
export function HouseholdCredit({ unit }: { readonly unit: string }) {
  const { creditPart: words } = useHouseholdWords()
  const { yuan } = useFormat()
  const query = useQuery(creditQuery(unit))
  const [open, setOpen] = useState<'use' | 'keep'>()
  const close = () => setOpen(undefined)
  return (
    <Section title={words.title} actions={query.data && <CreditActs credit={query.data} onOpen={setOpen} />}>
      <Asked query={query} what={words.title}>
        {(credit) => (
          <>
            <p className="mt-2">{credit.kept ? words.kept : credit.automatic ? words.automatic : words.byHand}</p>
            {credit.heldFen > 0 && <p className="mt-2 border-l-4 border-warn bg-paper px-4 py-3">{words.held(yuan(credit.heldFen))}</p>}
            {credit.refundsFen > 0 && <p className="mt-2">{words.refunds(yuan(credit.refundsFen))}</p>}
            {credit.creditFen > credit.heldFen && <CreditRefunds refundable={credit.refundable} />}
            <CreditHistory rows={credit.items} more={credit.next !== null} unit={unit} />
            {open === 'use' && <UseDialog credit={credit} onClose={close} />}
            {open === 'keep' && <KeepDialog credit={credit} onClose={close} />}
          </>
        )}
      </Asked>
    </Section>
  )
}

function CreditActs({ credit, onOpen }: { readonly credit: Credit; readonly onOpen: (dialog: 'use' | 'keep') => void }) {
  const { creditPart: words } = useHouseholdWords()
  const { yuan } = useFormat()
  const may = useMay()
  const usable = usableOf(credit)
  return (
    <>
      {may('applyCredit') && usable > 0 && <Button onClick={() => onOpen('use')}>{words.use(yuan(usable))}</Button>}
      {may('keepCredit') && (credit.kept || credit.automatic) && <Button onClick={() => onOpen('keep')}>{credit.kept ? words.release : words.keep}</Button>}
    </>
  )
}

/** What is claimed back through the bank is not to be used. */
const usableOf = ({ creditFen, heldFen, openFen }: Credit): number => Math.min(creditFen - heldFen, openFen)

type Props = { readonly credit: Credit; readonly onClose: () => void }

/** The version that was seen goes along: pressed twice, or again after a lost answer, it is one use. */
function UseDialog({ credit, onClose }: Props) {
  const { creditPart: words } = useHouseholdWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const usable = usableOf(credit)
  const [seen] = useState(credit.version)
  const use = async () => {
    await ask(api.credits[':unit'].applications.$post({ param: { unit: credit.unit }, json: { version: seen, amountFen: usable } }))
    await afterPayment(client)
  }
  return (
    <ConfirmDialog title={words.useTitle} act={words.use(yuan(usable))} onConfirm={use} onClose={onClose}>
      <p>{words.useNote(yuan(credit.creditFen), yuan(credit.openFen))}</p>
      <p className="mt-2 text-ink-2">{words.useAfter(yuan(credit.creditFen - usable), yuan(credit.openFen - usable))}</p>
    </ConfirmDialog>
  )
}

function KeepDialog({ credit, onClose }: Props) {
  const { creditPart: words } = useHouseholdWords()
  const client = useQueryClient()
  const change = async () => {
    await ask(api.credits[':unit'].$patch({ param: { unit: credit.unit }, json: { kept: !credit.kept } }))
    await client.invalidateQueries({ queryKey: ['credit'] })
  }
  return (
    <ConfirmDialog title={credit.kept ? words.release : words.keep} act={credit.kept ? words.release : words.keep} onConfirm={change} onClose={onClose}>
      <p>{credit.kept ? words.releaseNote : words.keepNote}</p>
    </ConfirmDialog>
  )
}
