import { type FormEvent, useState } from 'react'
import { type ColumnMeaning, isEnough } from '../../../../functions/reconciliation/columns-model.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { useWords } from '../../i18n/languages.ts'
import { useFailureText } from '../../parts/failure.tsx'
import { SelectField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { learnColumns } from './queries.ts'
import { useStatementWords } from './words.ts'

type Props = { readonly account: string; readonly headers: readonly string[]; readonly onClose: () => void; readonly onLearned: () => void }

/** Says once what each column of an unknown bank's table means, and reads the file again. */
export function ColumnsDialog({ account, headers, onClose, onLearned }: Props) {
  const words = useStatementWords()
  const common = useWords()
  const textOf = useFailureText()
  const named = [...new Set(headers.filter((header) => header !== ''))]
  const [meanings, setMeanings] = useState<Readonly<Record<string, ColumnMeaning>>>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (!isEnough(Object.values(meanings))) return setProblem(words.columnsMissing)
    setBusy(true)
    setProblem(undefined)
    try {
      await learnColumns(account, Object.fromEntries(named.map((header) => [header, meanings[header] ?? 'none'])))
      onLearned()
    } catch (thrown) {
      setProblem(textOf(thrown))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.columnsTitle} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)} className="mt-4">
        <p>{words.columnsLead}</p>
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          {named.map((header, at) => (
            <SelectField
              key={header}
              id={`column-${at}`}
              label={words.column(header)}
              error={undefined}
              choices={choicesOf(words.meanings)}
              value={meanings[header] ?? 'none'}
              onChange={({ currentTarget }) => setMeanings({ ...meanings, [header]: currentTarget.value as ColumnMeaning })}
            />
          ))}
        </div>
        {problem && <Notice tone="bad">{problem}</Notice>}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" kind="main" busy={busy}>
            {words.columnsAct}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
