import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../../parts/page.tsx'
import type { Guarded } from '../../shell/access.ts'
import { useMay } from '../../shell/session.ts'
import { useSettingsWords } from './words.ts'

const tabs = [
  { name: 'members', path: '/settings', needs: 'listMembers' },
  { name: 'tokens', path: '/settings/tokens', needs: 'listApiTokens' },
  { name: 'site', path: '/settings/site', needs: 'updateSite' },
  { name: 'online', path: '/settings/online-payment', needs: 'getConnectStatus' },
  { name: 'audit', path: '/settings/audit', needs: 'listAudit' },
] as const satisfies readonly { name: string; path: string; needs: Guarded }[]

type Props = { readonly tab: (typeof tabs)[number]['name']; readonly lead?: string; readonly actions?: ReactNode; readonly children: ReactNode }

/** One part of the settings, with the ways to the others. */
export function SettingsPage({ tab, lead, actions, children }: Props) {
  const words = useSettingsWords()
  const may = useMay()
  return (
    <>
      <nav aria-label={words.tabsLabel} className="-mt-1 mb-3 flex gap-x-5 overflow-x-auto border-b border-line">
        {tabs
          .filter(({ needs }) => may(needs))
          .map(({ name, path }) => (
            <Link
              key={name}
              to={path}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ className: 'border-brand font-bold text-brand-ink' }}
              inactiveProps={{ className: 'border-transparent text-ink-2 hover:text-ink' }}
              className="flex min-h-11 items-center border-b-3 whitespace-nowrap"
            >
              {words.tabs[name]}
            </Link>
          ))}
      </nav>
      <Page title={words.tabs[tab]} {...(lead ? { lead } : {})} actions={actions}>
        {children}
      </Page>
    </>
  )
}
