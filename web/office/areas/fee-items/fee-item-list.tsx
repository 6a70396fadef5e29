import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FeeItem } from '../../../../functions/fees/model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useFeeItemWords } from './words.ts'

const tones = { coming: 'wait', active: 'good', ended: 'off' } as const satisfies Record<FeeItem['state'], Tone>

export function FeeItemState({ item }: { readonly item: FeeItem }) {
  const words = useFeeItemWords()
  return <Status tone={tones[item.state]}>{words.states[item.state]}</Status>
}

/** The prices of a version in one line: `0.15–0.45`. */
function usePrices(): (item: FeeItem) => string {
  const words = useFeeItemWords()
  const { price } = useFormat()
  return (item) => {
    const prices = item.current.rates.flatMap((rate) => (rate.price === null ? [] : [rate.price]))
    const [low, high] = [Math.min(...prices), Math.max(...prices)]
    return words.priceOf(low === high ? price(low) : `${price(low)}–${price(high)}`, item.basis)
  }
}

export function useScope(): (item: FeeItem) => string {
  const words = useFeeItemWords()
  const { data } = useQuery(communitiesQuery)
  return (item) => (item.community === null ? words.everywhere : (data?.items.find(({ id }) => id === item.community)?.name ?? '…'))
}

export function FeeItemList({ items }: { readonly items: readonly FeeItem[] }) {
  const words = useFeeItemWords()
  const { funds } = useWords()
  const { lang } = useLanguage()
  const pricesOf = usePrices()
  const scopeOf = useScope()
  const title = (item: FeeItem) => (
    <Link to="/fee-items/$item" params={{ item: item.id }} className={rowLink}>
      {item.name[lang]}
    </Link>
  )
  const columns: Column<FeeItem>[] = [
    { key: 'name', head: words.name, names: true, cell: title },
    { key: 'basis', head: words.basis, cell: (item) => words.basesShort[item.basis] },
    { key: 'price', head: words.price, cell: pricesOf },
    { key: 'scope', head: words.scope, cell: scopeOf },
    { key: 'fund', head: words.fund, cell: (item) => funds[item.fund] },
    { key: 'from', head: words.from, cell: (item) => item.current.from },
    { key: 'state', head: words.state, cell: (item) => <FeeItemState item={item} /> },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={items}
      rowKey={(item) => item.id}
      columns={columns}
      phone={(item) => (
        <PhoneRow title={title(item)}>
          <p>{pricesOf(item)}</p>
          <p className="text-ink-2">
            {scopeOf(item)} · {funds[item.fund]}
          </p>
          <FeeItemState item={item} />
        </PhoneRow>
      )}
    />
  )
}
