import { Account } from './account.tsx'
import { Brand } from './brand.tsx'
import { Navigation } from './navigation.tsx'

/** The menu beside the screen, from 1024 px on. */
export function Sidebar() {
  return (
    <aside className="no-print sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-line bg-paper lg:flex">
      <div className="px-4 py-3">
        <Brand />
      </div>
      <Navigation />
      <div className="mt-auto border-t border-line px-4 py-3">
        <Account />
      </div>
    </aside>
  )
}
