import { Car, ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { carsPath } from './paths.ts'

// Here and not with the other words of cars: every bills page loads this.
const words = { zh: '车辆、月卡与访客停车', en: 'Cars, permits and visitors' }

/** The way in from the bills, only where the organization has parking. */
export function CarsEntry({ unit }: { readonly unit: string }) {
  const { lang } = useLanguage()
  return (
    <Link href={carsPath(unit)} className="mt-6 flex min-h-(--target-main) items-center gap-3 border-t border-b border-line py-3">
      <Car aria-hidden className="size-6 shrink-0 text-brand-ink" />
      <span className="flex-1 font-medium text-brand-ink underline underline-offset-4">{words[lang]}</span>
      <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
    </Link>
  )
}
