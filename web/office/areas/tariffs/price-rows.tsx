import { X } from 'lucide-react'
import { Button } from '../../../shared/parts/button.tsx'
import { MoneyField } from '../../parts/form-fields.tsx'
import { Pick } from '../../parts/pick.tsx'
import { priceFields, type PriceRow, rowKey, untold, withoutRow, withRow } from './rule-form.ts'
import { useTariffWords } from './words.ts'

type Props = { readonly rows: readonly PriceRow[]; readonly errorOf: (field: string) => string | undefined; readonly onChange: (rows: readonly PriceRow[]) => void }

/** A row of prices for each class of vehicle, and one for its holidays where they cost something else. */
export function PriceRows({ rows, errorOf, onChange }: Props) {
  const words = useTariffWords()
  const nameOf = (row: Parameters<typeof rowKey>[0]) => words.rowName(row.class, row.day)
  const more = untold(rows).map((row) => ({ value: rowKey(row), label: nameOf(row), row }))
  return (
    <>
      {rows.map((row) => (
        <div key={rowKey(row)} role="group" aria-label={nameOf(row)} className="mt-3 border-t border-line pt-3 first:border-t-0">
          <div className="flex min-h-10 items-center justify-between gap-3">
            <p className="font-medium">{nameOf(row)}</p>
            {rowKey(row) !== 'small-usual' && (
              <Button aria-label={words.removeRow(row.class, row.day)} onClick={() => onChange(withoutRow(rows, row))} className="min-h-10">
                <X aria-hidden className="size-4" />
              </Button>
            )}
          </div>
          <div className="mt-1 grid grid-cols-1 items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
            {priceFields.map((field) => (
              <MoneyField
                key={field}
                id={`tariff-${rowKey(row)}-${field}`}
                label={words[field]}
                value={row[field]}
                error={errorOf(`${rowKey(row)}-${field}`)}
                onChange={(event) => onChange(rows.map((one) => (one === row ? { ...row, [field]: event.target.value } : one)))}
              />
            ))}
          </div>
        </div>
      ))}
      {more.length > 0 && (
        <p className="mt-4">
          <Pick label={words.addRow} value={undefined} all={words.addRow} choices={more} onChange={(key) => onChange(withRow(rows, more.find(({ value }) => value === key)!.row))} className="md:w-64" />
        </p>
      )}
    </>
  )
}
