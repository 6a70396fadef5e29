import type { Instant } from '../calendar.ts'

export type CalendarEvent = { readonly uid: string; readonly start: Instant; readonly end: Instant; readonly summary: string }

/** RFC 5545: lines end with CR LF and are folded at 75 octets, never within a character; text is escaped; instants are in UTC. */
export function writeCalendar({ name, at, events }: { readonly name: string; readonly at: Instant; readonly events: readonly CalendarEvent[] }): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Linli//Rosters//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(({ uid, start, end, summary }) => ['BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stamp(at)}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`, `SUMMARY:${escaped(summary.trim())}`, 'TRANSP:OPAQUE', 'END:VEVENT']),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** `2026-11-23T01:30:00.000Z` -> `20261123T013000Z` */
const stamp = (instant: Instant): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n|\r/g, '\\n')

const octetsMax = 75

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    // What follows the first line begins with a space, which counts.
    if (octets + size > octetsMax) {
      parts.push(part)
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
