/** One tab sends, where the browser can say so. Where it cannot, two send the same, which the server takes once. */
export const alone = <T>(work: () => Promise<T>): Promise<T | 'elsewhere'> =>
  'locks' in navigator ? navigator.locks.request('linli-work-send', { ifAvailable: true }, async (lock) => (lock ? work() : ('elsewhere' as const))) : work()
