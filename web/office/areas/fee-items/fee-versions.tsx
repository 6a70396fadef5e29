import type { FeeItem, FeeVersion } from '../../../../functions/fees/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'
import { useRateName } from './rate-name.ts'
import { useFeeItemWords } from './words.ts'

/** Newest first; the one in force is named. */
export function FeeVersions({ item }: { readonly item: FeeItem }) {
  const words = useFeeItemWords()
  const { date } = useFormat()
  return item.versions.toReversed().map((version) => (
    <Section key={version.version} title={`${words.version(version.version)} · ${version.ended ? words.endedOn(date(version.from)) : words.since(date(version.from))}${version.version === item.current.version ? ` · ${words.inForce}` : ''}`}>
      {!version.ended && <VersionFacts item={item} version={version} />}
    </Section>
  ))
}

function VersionFacts({ item, version }: { readonly item: FeeItem; readonly version: FeeVersion }) {
  const words = useFeeItemWords()
  const { price, date } = useFormat()
  const rateName = useRateName()
  const { band } = version
  return (
    <>
      <Facts className="mt-3" facts={version.rates.map((rate) => [rateName(rate), rate.price === null ? words.noCharge : words.priceOf(price(rate.price), item.basis)] as const)} />
      <Facts
        className="mt-3 border-t border-line pt-3"
        facts={[
          [words.band, words.bandOf(price(band.min), price(band.max), item.basis)],
          [words.document, band.document],
          [words.bandTime, words.bandDates(date(band.from), band.to ? date(band.to) : null)],
        ]}
      />
    </>
  )
}
