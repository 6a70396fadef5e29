import { useMutation } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { useWords } from '../../i18n/languages.ts'
import { useBillWords } from './words.ts'

/** Makes a link that may pay this bill, to send to the household. */
export function PayLinkDialog({ bill, onClose }: { readonly bill: string; readonly onClose: () => void }) {
  const words = useBillWords()
  const common = useWords()
  const { date } = useFormat()
  const link = useMutation({ mutationFn: () => ask(api.bills[':bill']['pay-links'].$post({ param: { bill } })) })
  return (
    <Dialog title={words.payLink} onClose={onClose}>
      <p className="my-4">{words.payLinkNote}</p>
      {link.data && <CopyField label={words.payLink} value={link.data.url} hint={words.payLinkUntil(date(link.data.lastDay))} />}
      <Failure error={link.error} />
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose} className="min-h-10">
          {common.close}
        </Button>
        {!link.data && (
          <Button kind="main" busy={link.isPending} onClick={() => link.mutate()} className="min-h-10">
            {words.payLinkMake}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
