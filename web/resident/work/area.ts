/** What the phone keeps of a parking area. */
export type Area = {
  readonly id: string
  readonly name: string
  /** What short stays cost; null = nothing, also where the owners have not decided. */
  readonly tariff: string | null
  readonly counts: { readonly spaces: number; readonly closed: number; readonly permits: number }
}
