import { Link } from '@tanstack/react-router'
import { useWords } from '../i18n/languages.ts'
import type { Guarded } from './access.ts'
import { menu, type Screen } from './screens.ts'
import { useMay } from './session.ts'

/** The first screen of the menu that these rights open. */
export const firstScreen = (may: (operation: Guarded) => boolean): Screen | undefined => menu.flatMap((group) => group.screens).find((screen) => screen.needs.some(may))

/** The main menu: only what the roles may open. */
export function Navigation({ onLeave }: { readonly onLeave?: () => void }) {
  const words = useWords()
  const may = useMay()
  return (
    <nav aria-label={words.menu} className="px-2">
      {menu.map(({ name, icon: Icon, screens }) => {
        const open = screens.filter((screen) => screen.needs.some(may))
        if (open.length === 0) return null
        const picture = <Icon aria-hidden className="size-[1.125rem] shrink-0" />
        return (
          <div key={name ?? open[0]?.name} className={name ? 'my-3' : undefined}>
            {name && (
              <p className="flex items-center gap-3 px-3 pb-1 text-[0.8125rem] text-ink-2">
                {picture}
                {words.groups[name]}
              </p>
            )}
            <ul>
              {open.map(({ name: screen, path, instead }) => (
                <li key={screen}>
                  <Link
                    to={instead && !may(instead.unless) ? instead.path : path}
                    activeOptions={{ exact: path === '/', includeSearch: false }}
                    activeProps={{ className: 'bg-brand-soft font-bold text-brand-ink' }}
                    inactiveProps={{ className: 'hover:bg-ground' }}
                    className={`flex min-h-11 items-center gap-3 rounded-md py-1 lg:min-h-9 pr-3 ${name ? 'pl-[2.625rem]' : 'pl-3'}`}
                    {...(onLeave ? { onClick: onLeave } : {})}
                  >
                    {!name && picture}
                    {words.screens[screen]}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}
