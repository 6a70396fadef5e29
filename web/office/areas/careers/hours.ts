/** Minutes as hours with a tenth, cut. */
export const hours = (minutes: number): string => (Math.floor(minutes / 6) / 10).toFixed(1)
