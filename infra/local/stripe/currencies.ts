/** What a yuan is worth. */
const perYuan: Readonly<Record<string, number>> = { cny: 1, hkd: 1.0843, sgd: 0.1852, usd: 0.1394, gbp: 0.1087, aud: 0.2143, eur: 0.1286 }

export const currencies: readonly string[] = Object.keys(perYuan)

/** Null between a currency and itself, as Stripe writes it. */
export const exchangeRate = (from: string, to: string): number | null => (from === to ? null : Number((perYuan[to]! / perYuan[from]!).toFixed(5)))

/** Currency of the balance, by country. The platform is at home in Hong Kong and may open accounts in these. */
const served: Readonly<Record<string, string>> = { HK: 'hkd', SG: 'sgd', US: 'usd', GB: 'gbp', AU: 'aud', DE: 'eur', FR: 'eur' }

/** Where Stripe is, and a platform of Hong Kong opens no account in this stand-in. */
const elsewhere = 'AE AT BE BG BR CA CH CY CZ DK EE ES FI GI GR HR HU IE IN IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SI SK TH'.split(' ')

export type Served = { readonly kind: 'served'; readonly currency: string } | { readonly kind: 'elsewhere' } | { readonly kind: 'unsupported' } | { readonly kind: 'unknown' }

/** Mainland China (CN) is `unsupported`: Stripe opens no accounts there. */
export function servedCountry(country: string): Served {
  const currency = Object.hasOwn(served, country) ? served[country] : undefined
  if (currency) return { kind: 'served', currency }
  if (elsewhere.includes(country)) return { kind: 'elsewhere' }
  return { kind: /^[A-Z]{2}$/.test(country) ? 'unsupported' : 'unknown' }
}
