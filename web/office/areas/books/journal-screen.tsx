import { useQuery } from '@tanstack/react-query'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { voucherKindNames } from '../../../../functions/ledger/kinds-model.ts'
import { voucherKinds } from '../../../../functions/ledger/model.ts'
import { purposeNames } from '../../../../functions/ledger/purposes.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { accountsQuery, journalFilters, journalQuery } from './queries.ts'
import { VoucherList } from './voucher-list.tsx'
import { useBookWords } from './words.ts'

/** The vouchers of a month by the date of their booking. */
export function JournalScreen() {
  const { journal: words } = useBookWords()
  const common = useWords()
  const { lang } = useLanguage()
  const format = useFormat()
  const may = useMay()
  const [{ period = thisPeriod(), ...rest }, change] = useFilters(journalFilters)
  const vouchers = useQuery(journalQuery({ period, ...rest, ...useAfter() }))
  const { data: chart } = useQuery(accountsQuery())
  const narrowed = Object.keys(rest).length > 0
  return (
    <Page title={words.title} actions={may('exportJournal') && <ExportMenu formats={['xlsx', 'csv', 'hledger', 'beancount']} addressOf={(file) => fileUrl('/v1/journal/export', { period, format: file })} />}>
      <FilterBar>
        <PeriodPick label={words.month} value={period} onChange={(value) => change({ period: value })} />
        <Pick label={words.kind} value={rest.kind} onChange={(kind) => change({ kind })} all={words.allKinds} choices={voucherKinds.map((value) => ({ value, label: voucherKindNames[value][lang] }))} />
        <Pick
          label={common.account}
          value={rest.account}
          onChange={(account) => change({ account })}
          all={words.allAccounts}
          choices={chart?.accounts.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })) ?? []}
          className="md:w-52"
        />
        <Pick label={common.fund} value={rest.fund} onChange={(fund) => change({ fund })} all={words.allFunds} choices={Object.entries(fundNames).map(([value, label]) => ({ value, label: label[lang] }))} />
        <Pick label={words.purpose} value={rest.purpose} onChange={(purpose) => change({ purpose })} all={words.allPurposes} choices={Object.entries(purposeNames).map(([value, label]) => ({ value, label: label[lang] }))} />
      </FilterBar>
      <AskedList query={vouchers} what={words.loading}>
        {({ items, next, closed }) => (
          <>
            {closed && <Notice tone="good">{words.closed}</Notice>}
            {items.length > 0 ? (
              <VoucherList caption={words.list(format.period(period))} vouchers={items} />
            ) : (
              <Empty title={narrowed ? words.emptyFilter : words.empty(format.period(period))}>
                <p className="mb-3">{narrowed ? words.emptyFilterNext : words.emptyNext}</p>
                {narrowed && <Button onClick={() => change({ kind: undefined, account: undefined, fund: undefined, purpose: undefined })}>{common.clear}</Button>}
              </Empty>
            )}
            {(items.length > 0 || next !== null) && <Pager count={items.length} next={next} />}
          </>
        )}
      </AskedList>
    </Page>
  )
}
