import { Link } from '@tanstack/react-router'
import { Mark } from '../../shared/parts/mark.tsx'
import { useSite } from '../../shared/site/site.tsx'

/** The organization's sign and name, leading home. */
export function Brand() {
  const site = useSite()
  return (
    <Link to="/" className="flex min-h-10 items-center gap-2.5 leading-tight font-bold">
      <Mark text={site.logoText} className="size-8" />
      {site.name}
    </Link>
  )
}
