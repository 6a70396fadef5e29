import { useQuery } from '@tanstack/react-query'
import { CalendarDays, ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { bookingsPath } from './paths.ts'
import { bookablesQuery } from './queries.ts'

// Here and not with the other words of bookings: every bills page loads this.
const words = { zh: '预订活动室、球场或床位', en: 'Book a room, court or guest bed' }

/** The way in from the bills, only where something can be booked; it comes after them, and its failing is nobody's trouble. */
export function BookingsEntry({ unit }: { readonly unit: string }) {
  const { lang } = useLanguage()
  const { data } = useQuery(bookablesQuery)
  if (!data || data.items.length === 0) return null
  return (
    <Link href={bookingsPath(unit)} className="mt-6 flex min-h-(--target-main) items-center gap-3 border-t border-b border-line py-3">
      <CalendarDays aria-hidden className="size-6 shrink-0 text-brand-ink" />
      <span className="flex-1 font-medium text-brand-ink underline underline-offset-4">{words[lang]}</span>
      <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
    </Link>
  )
}
