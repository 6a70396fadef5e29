import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { AccountDialog } from './account-dialog.tsx'
import { accountsQuery, type FoundAccount } from './queries.ts'
import { useStatementWords } from './words.ts'

/** The accounts whose statements are read. */
export function StatementsScreen() {
  const words = useStatementWords()
  const keeps = useMay()('importStatement')
  const accounts = useQuery(accountsQuery)
  const [adding, setAdding] = useState(false)
  const add = keeps && (
    <Button kind="main" onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  return (
    <Page title={words.title} lead={keeps ? words.lead : words.onlyFinance} actions={accounts.data?.items.length ? add : undefined}>
      <AskedList query={accounts} what={words.loading}>
        {({ items }) => (items.length > 0 ? <AccountList accounts={items} /> : <Empty title={words.empty}>{keeps ? <><p className="mb-3">{words.emptyNext}</p>{add}</> : words.onlyFinance}</Empty>)}
      </AskedList>
      {adding && <AccountDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function AccountList({ accounts }: { readonly accounts: readonly FoundAccount[] }) {
  const words = useStatementWords()
  const { yuan, day } = useFormat()
  const name = (account: FoundAccount) => (
    <Link to="/statements/$account" params={{ account: account.id }} className={rowLink}>
      {account.name}
    </Link>
  )
  const columns: Column<FoundAccount>[] = [
    { key: 'name', head: words.account, names: true, cell: name },
    { key: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'number', head: words.number, cell: ({ ending }) => words.ending(ending) },
    { key: 'day', head: words.day, cell: ({ latest }) => (latest ? day(latest.on) : words.noLatest) },
    { key: 'latest', head: words.latest, right: true, cell: ({ latest }) => (latest ? yuan(latest.balanceFen) : '–') },
  ]
  return (
    <DataTable
      caption={words.accounts}
      rows={accounts}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(account) => (
        <PhoneRow title={name(account)} aside={account.latest ? yuan(account.latest.balanceFen) : '–'}>
          <p className="text-ink-2">
            {words.kinds[account.kind]} · {words.ending(account.ending)} · {account.latest ? words.asOf(day(account.latest.on)) : words.noLatest}
          </p>
        </PhoneRow>
      )}
    />
  )
}
