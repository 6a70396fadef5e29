import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Pick } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { CouponRows } from './coupon-rows.tsx'
import { SpaceRows, SpaceSums, TariffRows, TariffSums } from './income-rows.tsx'
import { incomeQuery, spaceIncomeQuery } from './queries.ts'
import { useStayWords } from './words.ts'

/** Parking income of a month: short stays by area, tariff and class of vehicle, or permits and short stays by space. */
export function ParkingIncomeScreen() {
  const words = useStayWords()
  const [{ period = thisPeriod(), by }, change] = useFilters(['period', 'by'])
  const view = by === 'space' || by === 'coupon' ? by : 'tariff'
  return (
    <Page
      title={words.income}
      lead={words.incomeLead}
      actions={<ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/parking/income/export', { period, by: view, format })} />}
      above={
        <Link to="/stays" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <FilterBar>
        <PeriodPick label={words.month} value={period} onChange={(value) => change({ period: value })} ahead={0} />
        <Pick label={words.incomeBy} value={view} onChange={(value) => change({ by: value === 'tariff' ? undefined : value })} choices={[{ value: 'tariff', label: words.byTariff }, { value: 'space', label: words.bySpace }, { value: 'coupon', label: words.byCoupon }]} className="md:w-72" />
      </FilterBar>
      {view === 'space' ? <BySpace period={period} /> : view === 'coupon' ? <ByCoupon period={period} /> : <ByTariff period={period} />}
    </Page>
  )
}

function ByTariff({ period }: { readonly period: string }) {
  const words = useStayWords()
  const { period: periodOf } = useFormat()
  return (
    <AskedList query={useQuery(incomeQuery(period))} what={words.income}>
      {(found) =>
        found.rows.length > 0 ? (
          <>
            <TariffSums income={found} />
            <TariffRows income={found} />
          </>
        ) : (
          <Empty title={words.noIncome(periodOf(period))}>{words.noIncomeNext}</Empty>
        )
      }
    </AskedList>
  )
}

function ByCoupon({ period }: { readonly period: string }) {
  const words = useStayWords()
  const { period: periodOf } = useFormat()
  return (
    <AskedList query={useQuery(incomeQuery(period))} what={words.income}>
      {(found) => (found.coupons.length > 0 ? <CouponRows income={found} /> : <Empty title={words.noCoupons(periodOf(period))}>{words.noCouponsNext}</Empty>)}
    </AskedList>
  )
}

function BySpace({ period }: { readonly period: string }) {
  const words = useStayWords()
  const query = useQuery(spaceIncomeQuery({ period, ...useAfter() }))
  return (
    <AskedList query={query} what={words.income}>
      {(found) =>
        found.items.length > 0 ? (
          <>
            <SpaceSums income={found} />
            <p className="mt-3 max-w-3xl text-ink-2">{words.bySpaceNote}</p>
            <SpaceRows income={found} />
            <Pager count={found.items.length} next={found.next} />
          </>
        ) : (
          <Empty title={words.noSpaces}>{words.noSpacesNext}</Empty>
        )
      }
    </AskedList>
  )
}
