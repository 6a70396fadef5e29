/** Streets are longer than the crow flies; 1.3 is what walks in old quarters come to. An estimate, and shown as one. */
const detourTenths = 13
/** 4.8 km an hour, a grown-up's unhurried pace. */
const metresPerMinute = 80

/** Of a way as the crow flies, in metres: about how long it is on foot, to 50 metres, and how many minutes it takes. */
export function walkOf(distanceM: number): { readonly wayM: number; readonly minutes: number } {
  const wayM = Math.ceil((distanceM * detourTenths) / 500) * 50
  return { wayM, minutes: Math.ceil(wayM / metresPerMinute) }
}
