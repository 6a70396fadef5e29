import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ImageUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { ApiError, asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import type { FoundFacility } from './queries.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { useFacilityWords } from './words.ts'

type Photo = FoundFacility['photos'][number]
export const isUploaded = ({ link }: Pick<Photo, 'link'>): boolean => link.startsWith('/')
const uploadedMax = 8
/** What a phone takes; it is made smaller before it is sent. */
const chosenBytesMax = 20 * 1024 * 1024

/** What a facility looks like: pictures that were uploaded, then links to others. */
export function Photos({ facility }: { readonly facility: FoundFacility }) {
  const words = useFacilityWords()
  const may = useMay()
  const [removing, setRemoving] = useState<Photo>()
  const after = useAfterPhotos()
  const uploaded = facility.photos.filter(isUploaded)
  const links = facility.photos.filter((photo) => !isUploaded(photo))
  const keeps = may('createFacility')
  if (!keeps && facility.photos.length === 0) return null
  return (
    <Section title={words.photosTitle}>
      {facility.photos.length === 0 && <p className="mt-2 text-ink-2">{words.noPhotos}</p>}
      {uploaded.length > 0 && (
        <ul className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-4">
          {uploaded.map((photo) => (
            <li key={photo.link} className="grid content-start gap-1">
              <a href={photo.link} target="_blank" rel="noreferrer">
                <img src={photo.link} alt={photo.caption} loading="lazy" className="aspect-4/3 w-full bg-ground object-cover" />
              </a>
              <span className="flex items-start justify-between gap-2">
                <span className="min-w-0 wrap-anywhere">{photo.caption}</span>
                {keeps && (
                  <Button aria-label={words.removePhoto(photo.caption)} onClick={() => setRemoving(photo)}>
                    <X aria-hidden className="size-4" />
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-x-4">
          {links.map(({ link, caption }) => (
            <a key={link} href={link} target="_blank" rel="noreferrer" className={textLink()}>
              {caption}
            </a>
          ))}
        </p>
      )}
      {keeps && (uploaded.length < uploadedMax ? <AddPhoto facility={facility.id} /> : <p className="mt-3 text-ink-2">{words.photosFull}</p>)}
      {removing && (
        <ConfirmDialog
          danger
          title={words.removePhoto(removing.caption)}
          act={words.remove}
          onConfirm={async () => {
            await ask(api.facilities[':facility'].$patch({ param: { facility: facility.id }, json: { version: facility.version, photos: facility.photos.filter(({ link }) => link !== removing.link) } })).finally(after)
          }}
          onClose={() => setRemoving(undefined)}
        >
          <p>{words.removePhotoNote}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** What is seen on it comes first: whoever cannot see it reads that. */
function AddPhoto({ facility }: { readonly facility: string }) {
  const words = useFacilityWords()
  const textOf = useFailureText()
  const after = useAfterPhotos()
  const input = useRef<HTMLInputElement>(null)
  const [caption, setCaption] = useState('')
  const [missing, setMissing] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const send = useMutation({
    mutationFn: (photo: Blob) => sendPhoto(facility, photo, caption.trim()),
    onSuccess: async () => {
      setCaption('')
      await after()
    },
  })
  const type = (event: { readonly target: { readonly value: string } }) => {
    setCaption(event.target.value)
    setMissing(false)
  }
  const take = async (file: File) => {
    send.reset()
    setWrong(undefined)
    if (file.size > chosenBytesMax) return setWrong(words.photoTooBig)
    const small = await shrinkPhoto(file).catch(() => undefined)
    if (small) send.mutate(small)
    else setWrong(words.photoUnreadable)
  }
  return (
    <div className="mt-4 max-w-xl border-t border-line pt-3">
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
        <TextField id="photo-caption" label={words.caption} hint={words.captionHint} maxLength={60} value={caption} onChange={type} error={missing ? words.captionNeeded : undefined} />
        <Button
          busy={send.isPending}
          className="min-h-10"
          onClick={() => {
            setMissing(caption.trim() === '')
            if (caption.trim()) input.current?.click()
          }}
        >
          <ImageUp aria-hidden className="size-4" />
          {send.isPending ? words.photoSending : words.addPhoto}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-label={words.addPhoto}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void take(file)
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
      {wrong && <Notice tone="bad">{wrong}</Notice>}
      {send.error && <Notice tone="bad">{textOf(send.error)}</Notice>}
    </div>
  )
}

function useAfterPhotos() {
  const client = useQueryClient()
  return () => Promise.all(['facility', 'facilities'].map((key) => client.invalidateQueries({ queryKey: [key] })))
}

/** Sends the picture as it is; the typed client speaks JSON only. Throws ApiError. */
async function sendPhoto(facility: string, photo: Blob, caption: string): Promise<void> {
  const response = await fetch(`/v1/facilities/${facility}/photos?${new URLSearchParams({ caption })}`, {
    method: 'POST',
    headers: { 'accept-language': spokenLanguage(), 'content-type': photo.type },
    body: photo,
  }).catch((thrown: unknown) => {
    throw asApiError(thrown)
  })
  if (response.ok) return
  const body = (await response.json().catch(() => undefined)) as { error?: ConstructorParameters<typeof ApiError>[0] } | undefined
  throw body?.error ? new ApiError(body.error) : new ApiError({ kind: 'defect', code: 'defect', say: '' })
}
