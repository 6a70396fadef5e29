type Bound = { readonly says: string; readonly test: (value: number) => boolean }
const atMost = (bound: number): Bound => ({ says: `at most ${bound}`, test: (value) => value <= bound })
const atLeast = (bound: number): Bound => ({ says: `at least ${bound}`, test: (value) => value >= bound })

/** What the project promises (design 5, and the first issue). NaN, a figure that is not there, misses every bound. */
export const bounds: Readonly<Record<string, Readonly<Record<string, Bound>>>> = {
  billing: { ratio: atLeast(0.7), writeUnitsPerBill: atMost(7) },
  request: { getBillRatio: atMost(1.3), listBillsRatio: atMost(1.3) },
  payment: { writeUnits: atMost(12) },
  'payment-load': { booked: atLeast(200), lost: atMost(0), doubled: atMost(0), writeUnits: atMost(12) },
  gate: { quotesPerSecond: atLeast(200_000) },
  reconcile: { precision: atLeast(1), matchedShare: atLeast(0.95), secondsPerParse: atMost(3), peakMB: atMost(1023), sameWhenShuffled: atLeast(1) },
  roster: { hardViolations: atMost(0), peakMB: atMost(500) },
  coldstart: { ratio: atMost(1.6), bundleKB: atMost(600) },
}
