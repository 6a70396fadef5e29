export type LessonBlock =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'points'; readonly points: readonly string[] }
  | { readonly kind: 'picture'; readonly file: string; readonly caption: string }

/**
 * A lesson as it is written: paragraphs parted by an empty line, `# ` before a heading, `- ` before each point of a list, and
 * `![what is seen](file)` for a picture. Anything else is plain text, so nothing that is written can run.
 */
export function lessonBlocks(text: string): LessonBlock[] {
  return text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/).flatMap(blocksOf)
}

function blocksOf(part: string): LessonBlock[] {
  const blocks: LessonBlock[] = []
  for (const line of part.split('\n').map((one) => one.trim())) {
    if (!line) continue
    // Old phones read this too, and know no `at`.
    const last = blocks[blocks.length - 1]
    const picture = /^!\[([^\]]*)\]\(([a-z0-9]{20})\)$/.exec(line)
    if (picture) blocks.push({ kind: 'picture', file: picture[2]!, caption: picture[1]!.trim() })
    else if (/^#\s+\S/.test(line)) blocks.push({ kind: 'heading', text: line.replace(/^#\s+/, '') })
    else if (/^[-•]\s+\S/.test(line)) {
      const point = line.replace(/^[-•]\s+/, '')
      if (last?.kind === 'points') blocks[blocks.length - 1] = { kind: 'points', points: [...last.points, point] }
      else blocks.push({ kind: 'points', points: [point] })
    } else if (last?.kind === 'text') blocks[blocks.length - 1] = { kind: 'text', text: `${last.text}\n${line}` }
    else blocks.push({ kind: 'text', text: line })
  }
  return blocks
}

export const picturesOf = (text: string): string[] => lessonBlocks(text).flatMap((block) => (block.kind === 'picture' ? [block.file] : []))
