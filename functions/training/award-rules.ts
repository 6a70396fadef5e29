/** A certificate that a completed course issued by itself. `withdrawn`: by a correction of what it stood on, and not by a person's decision. */
export type Issued = { readonly run: number; readonly revoked: boolean; readonly withdrawn: boolean }
export type AwardVerdict = { readonly do: 'issue' | 'withdraw'; readonly run: number } | { readonly do: 'nothing' }

/**
 * What becomes of the certificates of one person in one course. `holds`: hours and exam are reached. Only a correction takes a certificate back,
 * and what a person revoked or reinstated stays as that person decided. After a withdrawal it is another certificate, with another number.
 */
export function judgeAward(issued: readonly Issued[], { holds, corrected }: { readonly holds: boolean; readonly corrected: boolean }): AwardVerdict {
  const last = issued.toSorted((a, b) => b.run - a.run)[0]
  if (!last) return holds ? { do: 'issue', run: 1 } : { do: 'nothing' }
  if (holds) return last.revoked && last.withdrawn ? { do: 'issue', run: last.run + 1 } : { do: 'nothing' }
  return corrected && !last.revoked && !last.withdrawn ? { do: 'withdraw', run: last.run } : { do: 'nothing' }
}
