const lanes = 8

/** Work that asks the table for each thing, a few at a time; the answers in the order of the things. */
export async function inLanes<A, B>(things: readonly A[], work: (thing: A) => Promise<B>): Promise<B[]> {
  const done: B[] = []
  const queue = things.entries()
  const lane = async (): Promise<void> => {
    for (const [at, thing] of queue) done[at] = await work(thing)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return done
}
