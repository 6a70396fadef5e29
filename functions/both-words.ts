import type { Say } from './faults.ts'

const between = '\u001f'

/** What a schema says of a wrong value, in both languages at once: schemas have one message, and a pattern explains nothing to anybody. */
export const inBoth = ({ zh, en }: Say): string => `${zh}${between}${en}`

/** Undefined where a message is not of this kind. */
export function bothOf(message: string): Say | undefined {
  const [zh, en] = message.split(between) as [string, string?]
  return en === undefined ? undefined : { zh, en }
}
