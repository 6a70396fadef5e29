import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { type FoundTariff, tariffsQuery } from './queries.ts'
import { useTariffWords } from './words.ts'

/** What short stays cost, and since when. */
export function TariffsScreen() {
  const words = useTariffWords()
  const may = useMay()
  const tariffs = useQuery(tariffsQuery)
  const add = may('createTariff') && (
    <Link to="/tariffs/new" className={buttonClass('main', 'min-h-10')}>
      <Plus aria-hidden className="size-4" />
      {words.add}
    </Link>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={tariffs.data && tariffs.data.items.length > 0 && add}>
      <Asked query={tariffs} what={words.loading}>
        {({ items }) =>
          items.length > 0 ? (
            <TariffList items={items} />
          ) : (
            <Empty title={words.empty}>
              <p className="mb-3">{words.emptyNext}</p>
              {add}
            </Empty>
          )
        }
      </Asked>
    </Page>
  )
}

function TariffList({ items }: { readonly items: readonly FoundTariff[] }) {
  const words = useTariffWords()
  const { yuan, date } = useFormat()
  const may = useMay()
  const small = (tariff: FoundTariff) => tariff.current.rule.classes.find((one) => one.class === 'small')!.usual
  const capOf = (tariff: FoundTariff) => (small(tariff).capFen === null ? '—' : yuan(small(tariff).capFen!))
  const title = (tariff: FoundTariff) =>
    may('createTariff') ? (
      <Link to="/tariffs/$tariff" params={{ tariff: tariff.id }} className={rowLink}>
        {tariff.name}
      </Link>
    ) : (
      tariff.name
    )
  const columns: Column<FoundTariff>[] = [
    { key: 'name', head: words.name, names: true, cell: title },
    { key: 'from', head: words.from, cell: (tariff) => date(tariff.current.from) },
    { key: 'step', head: words.stepHead, right: true, cell: (tariff) => words.perStep(yuan(small(tariff).stepFen), tariff.current.rule.stepMinutes) },
    { key: 'cap', head: words.capHead, right: true, cell: capOf },
    { key: 'document', head: words.document, wraps: true, cell: (tariff) => tariff.current.document },
    { key: 'versions', head: words.versions, right: true, cell: (tariff) => tariff.versions.length },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={items}
      rowKey={(tariff) => tariff.id}
      columns={columns}
      phone={(tariff) => (
        <PhoneRow title={title(tariff)}>
          <p>
            {words.perStep(yuan(small(tariff).stepFen), tariff.current.rule.stepMinutes)} · {words.capHead} {capOf(tariff)}
          </p>
          <p className="text-ink-2">{tariff.current.document}</p>
        </PhoneRow>
      )}
    />
  )
}
