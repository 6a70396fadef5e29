import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { inputClass } from '../../shared/parts/field.tsx'

/** One search box and the picks beside it; two columns on phones. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return (
    <div role="search" className="filters mt-5 grid grid-cols-2 gap-2 md:flex md:flex-wrap">
      {children}
    </div>
  )
}

const typingMs = 300

type BoxProps = { readonly label: string; readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }

/** What is typed goes into the address after a short rest, at once with Enter. */
export function SearchBox({ label, value = '', onChange }: BoxProps) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // The address changed elsewhere: back button, cleared filters.
    if (value !== sent.current) setTyped(value)
    sent.current = value
  }, [value])
  const send = (text: string) => {
    const wanted = text.trim()
    if (wanted === sent.current) return
    sent.current = wanted
    onChange(wanted || undefined)
  }
  const later = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send(text), typingMs)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <div className="search-box relative col-span-2 md:w-80">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-2" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={40}
        onChange={(event) => later(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && send(typed)}
        className={inputClass(undefined, 'min-h-10 pl-9 placeholder:text-ink-2')}
      />
    </div>
  )
}
