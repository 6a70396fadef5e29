import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { useBillWords } from './words.ts'

type Props = { readonly period: string | undefined; readonly filtered: boolean; readonly onClear: () => void }

/** Why the list is empty: nothing billed yet, or nothing that the filters let through. */
export function NoBills({ period, filtered, onClear }: Props) {
  const words = useBillWords()
  const common = useWords()
  const format = useFormat()
  const may = useMay()
  if (filtered || !period)
    return (
      <Empty title={words.emptyFilter}>
        <p className="mb-3">{words.emptyFilterNext}</p>
        <Button onClick={onClear}>{common.clear}</Button>
      </Empty>
    )
  return (
    <Empty title={words.emptyPeriod(format.period(period))}>
      <p className="mb-3">{words.emptyPeriodNext}</p>
      {may('previewBilling') && (
        <Link to="/billing" className={buttonClass('plain')}>
          {words.toBilling}
        </Link>
      )}
    </Empty>
  )
}
