/** What a column of a bank's table may mean. */
export const columnMeanings = ['date', 'time', 'income', 'expense', 'amount', 'flag', 'balance', 'currency', 'counterparty', 'counterAccount', 'remark', 'reference', 'orderNo', 'kind', 'account', 'none'] as const
export type ColumnMeaning = (typeof columnMeanings)[number]

/** A bank's table once somebody has said what its columns mean: header -> meaning. The header row is known by its names. */
export type ColumnMapping = Readonly<Record<string, ColumnMeaning>>

/** A day and a sum are the least that makes a line. */
export const isEnough = (meanings: readonly ColumnMeaning[]): boolean => meanings.includes('date') && (meanings.includes('amount') || (meanings.includes('income') && meanings.includes('expense')))
