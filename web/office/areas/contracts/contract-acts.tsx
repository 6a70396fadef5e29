import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { useMay } from '../../shell/session.ts'
import { ClosingDialog } from './closing-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { MoneyDialog } from './money-dialog.tsx'
import type { FoundContract } from './queries.ts'
import { RenewDialog } from './renew-dialog.tsx'
import { useContractWords } from './words.ts'

type Open = 'receive' | 'in' | 'out' | 'renew' | 'end' | 'close'

/** What can be done about the contract as a whole. */
export function ContractActs({ contract }: { readonly contract: FoundContract }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  const may = useMay()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const { openFen, ending, closing } = contract
  const over = contract.state === 'expired' || contract.state === 'ended'
  const asks = may('askContractEnd')
  const takes = may('recordRent')
  const missing = contract.depositFen - contract.depositHeldFen
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {takes && openFen > 0 && (
        <Button kind="main" className="min-h-10" onClick={() => setOpen('receive')}>
          {words.receive}
        </Button>
      )}
      {takes && missing > 0 && !over && closing?.state !== 'agreed' && (
        <Button className="min-h-10" onClick={() => setOpen('in')}>
          {words.depositIn}
        </Button>
      )}
      {asks && over && contract.depositHeldFen + contract.overFen > 0 && (closing === null || closing.state === 'declined') && (
        <Button kind="main" className="min-h-10" onClick={() => setOpen('close')}>
          {words.close}
        </Button>
      )}
      {takes && contract.depositHeldFen > 0 && closing?.state !== 'asked' && (
        <Button className="min-h-10" onClick={() => setOpen('out')}>
          {words.depositOut}
        </Button>
      )}
      {may('createContract') && ending?.state !== 'agreed' && (
        <Button kind={contract.alert ? 'main' : 'plain'} className="min-h-10" onClick={() => setOpen('renew')}>
          {words.renew}
        </Button>
      )}
      {asks && !over && (ending === null || ending.state === 'declined') && (
        <Button className="min-h-10" onClick={() => setOpen('end')}>
          {words.end}
        </Button>
      )}
      {open === 'receive' && <MoneyDialog contract={contract.id} kind="rent" amountFen={openFen} note={words.receiveNote(yuan(openFen))} onClose={close} />}
      {open === 'in' && <MoneyDialog contract={contract.id} kind="in" amountFen={missing} note={words.depositSay(yuan(contract.depositFen), yuan(contract.depositHeldFen))} onClose={close} />}
      {open === 'out' && <MoneyDialog contract={contract.id} kind="out" amountFen={contract.depositHeldFen} note={words.depositOutNote} onClose={close} />}
      {open === 'end' && <EndDialog contract={contract} onClose={close} />}
      {open === 'close' && <ClosingDialog contract={contract} onClose={close} />}
      {open === 'renew' && <RenewDialog contract={contract} onClose={close} />}
    </div>
  )
}
