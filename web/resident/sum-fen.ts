/** Whole fen only; the server counts again and its figure is the one that is paid. */
export const sumFen = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
