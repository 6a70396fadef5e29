import { useState } from 'react'
import { Button } from '../../shared/parts/button.tsx'
import type { Bookable } from './queries.ts'
import { useBookingWords } from './words.ts'

/** Two stand side by side on a phone; the others are asked for, so that the free times stay near. */
const shownFirst = 2
/** A picture that is kept elsewhere is not shown: the page loads nothing of others. */
const own = '/v1/'

/** What the place looks like. */
export function Photos({ bookable: { photos, name } }: { readonly bookable: Bookable }) {
  const words = useBookingWords()
  const [all, setAll] = useState(false)
  const [broken, setBroken] = useState<readonly string[]>([])
  const ours = photos.filter(({ link }) => link.startsWith(own) && !broken.includes(link))
  if (ours.length === 0) return null
  return (
    <section aria-label={words.photos} className="mt-3">
      <ul className="grid grid-cols-2 gap-2">
        {(all ? ours : ours.slice(0, shownFirst)).map(({ link, caption }) => (
          <li key={link} className="min-w-0">
            <img src={link} alt={caption || name} loading="lazy" onError={() => setBroken([...broken, link])} className="aspect-[4/3] w-full rounded-md bg-paper object-cover" />
            {/* Read out once, as what the picture shows. */}
            {caption && (
              <p aria-hidden className="text-ink-2">
                {caption}
              </p>
            )}
          </li>
        ))}
      </ul>
      {!all && ours.length > shownFirst && (
        <Button kind="link" onClick={() => setAll(true)}>
          {words.morePhotos(ours.length - shownFirst)}
        </Button>
      )}
    </section>
  )
}
