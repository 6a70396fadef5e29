import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { addMonths, firstDay } from '../../../../functions/calendar.ts'
import type { FeeItem } from '../../../../functions/fees/model.ts'
import { ApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { ErrorState } from '../../../shared/parts/states.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { thisPeriod } from '../../parts/period-pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterFeeChange, feeItemsQuery } from './queries.ts'
import { VersionForm } from './version-form.tsx'
import { versionFields, versionOf, versionProblems, type VersionValues } from './version-schema.ts'
import { useFeeItemWords } from './words.ts'

const unknown = new ApiError({ kind: 'unknown', code: 'unknown', say: '' })

/** A new version of a fee item from a date. */
export function ChangeFeeItemScreen() {
  const words = useFeeItemWords()
  const { lang } = useLanguage()
  const { item: id } = useParams({ from: '/fee-items/$item/change' })
  const query = useQuery(feeItemsQuery)
  const item = query.data?.items.find((one) => one.id === id)
  return (
    <Page
      title={item ? words.changeTitle(item.name[lang]) : words.change}
      lead={words.changeLead}
      above={
        <Link to="/fee-items/$item" params={{ item: id }} className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <Asked query={query} what={words.loading}>
        {() => <div className="max-w-3xl">{item ? <ChangeForm item={item} /> : <ErrorState error={unknown} />}</div>}
      </Asked>
    </Page>
  )
}

/** Prices as they are typed: `0.15`, not `0.1500`. */
const typed = (price: number): string => String(price / 10_000)

/** Starts from the last version, so that what stays need not be typed again. */
function defaultsOf(item: FeeItem): VersionValues {
  const { rates, band } = item.versions.at(-1)!
  return {
    from: firstDay(addMonths(thisPeriod(), 1)),
    min: typed(band.min),
    max: typed(band.max),
    document: band.document,
    bandFrom: band.from,
    bandTo: band.to ?? '',
    rates: rates.map(({ nth = 1, buildingType, use, price }) => ({ nth: String(nth), type: buildingType ?? '', use: use ?? '', price: price === null ? '' : typed(price) })),
  }
}

function ChangeForm({ item }: { readonly item: FeeItem }) {
  const words = useFeeItemWords()
  const { price } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useOfficeForm<VersionValues>({
    name: 'fee',
    schema: z.object(versionFields(words)).check((context) => {
      for (const { path, say } of versionProblems(context.value, words, price)) context.issues.push({ code: 'custom', path: [...path], message: say, input: context.value })
    }),
    defaults: defaultsOf(item),
    onSubmit: async (values) => {
      await ask(api['fee-items'][':item'].versions.$post({ param: { item: item.id }, json: versionOf(item.basis, values) }))
      await afterFeeChange(client)
      await navigate({ to: '/fee-items/$item', params: { item: item.id } })
    },
  })
  return (
    <OfficeForm form={form} act={words.saveChange}>
      <VersionForm basis={item.basis} form={form.form} fieldOf={form.fieldOf} />
    </OfficeForm>
  )
}
