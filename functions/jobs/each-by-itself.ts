import { Fault } from '../faults.ts'

/** Does one after the other, none stopped by another's trouble: a fault is foreseen and passes, the first defect is thrown when all have had their turn. */
export async function eachByItself<T>(things: AsyncIterable<T> | Iterable<T>, act: (thing: T) => Promise<unknown>): Promise<void> {
  const defects: unknown[] = []
  for await (const thing of things) {
    try {
      await act(thing)
    } catch (error) {
      if (!(error instanceof Fault)) defects.push(error)
    }
  }
  if (defects.length) throw defects[0]
}
