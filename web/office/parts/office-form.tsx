import type { FormEventHandler, ReactNode } from 'react'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary, type Problem } from '../../shared/parts/error-summary.tsx'
import { useWords } from '../i18n/languages.ts'
import { Failure } from './failure.tsx'

type Props = {
  readonly form: { readonly submit: FormEventHandler; readonly problems: readonly Problem[]; readonly failure: unknown; readonly busy: boolean }
  /** The act and, where money moves, the amount: 确认收款 ¥324.00 并开收据. */
  readonly act: ReactNode
  readonly onCancel?: () => void
  readonly children: ReactNode
  readonly danger?: boolean
}

/** A form's body: what is wrong, the fields, the act at the end. */
export function OfficeForm({ form, act, onCancel, children, danger = false }: Props) {
  const words = useWords()
  return (
    <form noValidate onSubmit={form.submit} className="mt-4 grid gap-4">
      {form.problems.length > 0 && <ErrorSummary problems={form.problems} />}
      {children}
      <Failure error={form.failure} />
      <div className="flex flex-wrap justify-end gap-3">
        {onCancel && (
          <Button onClick={onCancel} className="min-h-10">
            {words.cancel}
          </Button>
        )}
        <Button type="submit" kind={danger ? 'danger' : 'main'} busy={form.busy} className="min-h-10">
          {form.busy ? words.working : act}
        </Button>
      </div>
    </form>
  )
}
