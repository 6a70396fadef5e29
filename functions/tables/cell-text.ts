import { squareMetres, yuan } from '../money.ts'
import type { Column } from './table.ts'

/** A cell as people read it on paper: thousands parted, an empty cell for nothing. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row)
  if (value === undefined || value === null || value === '') return ''
  switch (column.kind) {
    case 'text':
    case 'date':
      return value as string
    case 'money':
      return parted(yuan(value as number))
    case 'area':
      return parted(squareMetres(value as number))
    case 'hours':
      return parted(yuan(hundredths(value as number)))
    case 'count':
      return parted(String(value))
    default:
      return column satisfies never
  }
}

const parted = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?=\.|$))/g, ',')

export const isNumber = (column: { readonly kind: Column<unknown>['kind'] }): boolean => column.kind === 'money' || column.kind === 'area' || column.kind === 'hours' || column.kind === 'count'

/** In characters of the default font, where a column does not say. */
export const widths: Readonly<Record<Column<unknown>['kind'], number>> = { text: 18, money: 14, area: 12, hours: 10, date: 12, count: 10 }

/** Minutes as hundredths of an hour: 20 -> 33. */
export const hundredths = (minutes: number): number => Math.round((minutes * 100) / 60)
