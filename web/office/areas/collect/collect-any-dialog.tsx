import { useState } from 'react'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { CollectDialog } from './collect-dialog.tsx'
import { HouseholdFinder } from './household-finder.tsx'
import { useCollectWords } from './words.ts'

/** Records a payment of a household that is still to be found. */
export function CollectAnyDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useCollectWords()
  const [unit, setUnit] = useState<string>()
  if (unit) return <CollectDialog unit={unit} onClose={onClose} />
  return (
    <Dialog title={words.title} onClose={onClose} className="min-h-96">
      <HouseholdFinder onFound={setUnit} />
    </Dialog>
  )
}
