import { Menu, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/languages.ts'
import { Account } from './account.tsx'
import { Brand } from './brand.tsx'
import { Navigation } from './navigation.tsx'

/** On phones and tablets: the name, and the menu behind a button. */
export function TopBar() {
  const words = useWords()
  const site = useSite()
  const sheet = useRef<HTMLDialogElement>(null)
  const close = () => sheet.current?.close()
  useEffect(() => {
    // A window drawn wider shows the sidebar; a sheet left open behind it would trap the focus.
    const wide = matchMedia('(min-width: 64rem)')
    const onChange = () => wide.matches && close()
    wide.addEventListener('change', onChange)
    return () => wide.removeEventListener('change', onChange)
  }, [])
  return (
    <header className="no-print flex items-center gap-1 border-b border-line bg-paper px-2 py-1 lg:hidden">
      <button type="button" aria-label={words.openMenu} aria-haspopup="dialog" onClick={() => sheet.current?.showModal()} className="grid size-12 place-items-center rounded-md">
        <Menu aria-hidden className="size-6" />
      </button>
      <span className="font-bold">{site.name}</span>
      <dialog ref={sheet} aria-label={words.menu} className="m-0 h-dvh max-h-none w-[min(18rem,85vw)] max-w-none border-r border-line bg-paper text-ink">
        <div className="flex min-h-full flex-col">
          <div className="flex items-center justify-between gap-2 py-2 pr-2 pl-4">
            <Brand />
            <button type="button" aria-label={words.close} onClick={close} className="grid size-11 shrink-0 place-items-center rounded-md">
              <X aria-hidden className="size-5" />
            </button>
          </div>
          <Navigation onLeave={close} />
          <div className="mt-auto border-t border-line px-4 py-3">
            <Account />
          </div>
        </div>
      </dialog>
    </header>
  )
}
