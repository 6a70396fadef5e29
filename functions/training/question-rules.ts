import type { Question } from './exam-rules.ts'

export type ReadQuestions = { readonly questions: readonly Question[]; /** Lines that are no question yet, counting from 1. */ readonly wrong: readonly { readonly line: number; readonly why: 'no-options' | 'no-right' | 'too-many' }[] }

/**
 * Questions as people type or paste them: an empty line between two, the question first with its points in brackets if not 10, then an option
 * a line, `*` before each right one. Two options 对/错 (True/False) make a question to judge, more than one right option one with several.
 *
 *     灭火器压力表指针在红区说明什么（20）
 *     正常
 *     * 压力不足
 */
export function readQuestions(text: string): ReadQuestions {
  const questions: Question[] = []
  const wrong: { line: number; why: 'no-options' | 'no-right' | 'too-many' }[] = []
  let from = 1
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*(?=\n|$)/)) {
    const all = block.split('\n')
    const skipped = all.findIndex((one) => one.trim())
    const lines = all.map((one) => one.trim()).filter(Boolean)
    if (lines.length > 0) {
      const read = questionOf(lines, questions.length + 1)
      if (typeof read === 'string') wrong.push({ line: from + skipped, why: read })
      else questions.push(read)
    }
    from += all.length
  }
  return { questions, wrong }
}

const rightMark = /^[*＊√✓]\s*/

function questionOf([head, ...rest]: readonly string[], number: number): Question | 'no-options' | 'no-right' | 'too-many' {
  if (rest.length < 2) return 'no-options'
  if (rest.length > 8) return 'too-many'
  const points = /[（(](\d{1,3})\s*(?:分|points?)?[）)]$/.exec(head!)
  const right = rest.flatMap((option, at) => (rightMark.test(option) ? [at] : []))
  if (right.length === 0) return 'no-right'
  const options = rest.map((option) => option.replace(rightMark, ''))
  const judge = right.length === 1 && /^(对 错|错 对|True False|False True)$/i.test(options.join(' '))
  return { id: `q${number}`, kind: judge ? 'judge' : right.length > 1 ? 'many' : 'one', text: points ? head!.slice(0, points.index).trim() : head!, options, right, points: points ? Math.min(100, Math.max(1, Number(points[1]))) : 10 }
}

/** The same questions as text again. */
export const writeQuestions = (questions: readonly Question[]): string =>
  questions.map(({ text, options, right, points }) => [`${text}${points === 10 ? '' : `（${points}）`}`, ...options.map((option, at) => `${right.includes(at) ? '* ' : ''}${option}`)].join('\n')).join('\n\n')
