import type { FoundCourse } from './queries.ts'

type Topic = FoundCourse['topics'][number]

/** `消防安全 理论 120`, one a line; theory and practice in either language. */
export function readTopics(text: string): { readonly topics: Topic[]; readonly wrong: number | undefined } {
  const topics: Topic[] = []
  const lines = text.split('\n').map((line) => line.trim())
  for (const [at, line] of lines.entries()) {
    if (!line) continue
    const match = /^(.{1,40}?)[\s,，]+(理论|实操|theory|practice)[\s,，]+(\d{1,5})\s*(?:分钟|min)?$/i.exec(line)
    if (!match || Number(match[3]) < 5) return { topics, wrong: at + 1 }
    topics.push({ topic: match[1]!.trim(), kind: /理论|theory/i.test(match[2]!) ? 'theory' : 'practice', minutes: Number(match[3]) })
  }
  return { topics, wrong: topics.length === 0 ? 1 : undefined }
}

export const writeTopics = (topics: readonly Topic[], kinds: Readonly<Record<Topic['kind'], string>>): string => topics.map(({ topic, kind, minutes }) => `${topic} ${kinds[kind]} ${minutes}`).join('\n')
