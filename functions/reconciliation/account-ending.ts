const endingLength = 4

/** What files leave of an account's number: its last characters. */
export const endingOf = (number: string): string => number.replace(/[^A-Za-z0-9]/g, '').slice(-endingLength)
