import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '../../shared/parts/button.tsx'

export type MenuItem = { readonly key: string; readonly label: string; readonly onSelect: () => void }

/** A button that opens a few acts: arrows, Home, End, Escape, a click elsewhere (WAI-ARIA's menu button). */
export function Menu({ label, icon, items }: { readonly label: string; readonly icon?: ReactNode; readonly items: readonly MenuItem[] }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const entries = () => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  useEffect(() => {
    if (!open) return
    entries()[0]?.focus()
    const onPress = (event: PointerEvent) => !box.current?.contains(event.target as Node) && setOpen(false)
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [open])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return setOpen(false)
    if (event.key === 'Escape') return close()
    const all = entries()
    const to = step(event.key, all.indexOf(document.activeElement as HTMLElement), all.length)
    if (to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }
  return (
    <div ref={box} className="relative">
      <button ref={button} type="button" aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)} onKeyDown={(event) => event.key === 'ArrowDown' && !open && (event.preventDefault(), setOpen(true))} className={buttonClass('plain', 'min-h-10')}>
        {icon}
        {label}
        <ChevronDown aria-hidden className="size-4" />
      </button>
      {open && (
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
        <div id={id} role="menu" aria-label={label} onKeyDown={onKey} className="absolute top-full right-0 z-20 mt-1 min-w-full rounded-md border border-line-strong bg-paper py-1 shadow-lg">
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                item.onSelect()
              }}
              className="flex min-h-10 w-full items-center px-4 text-left whitespace-nowrap hover:bg-link-soft focus-visible:rounded-none focus-visible:bg-link-soft focus-visible:shadow-none focus-visible:-outline-offset-3"
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Where a key leads among `count` items; around at the ends. */
function step(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
