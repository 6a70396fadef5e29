/** A fetch that sends Stripe's paths to another base: `https://api.stripe.com/v1/x` -> `<base>/v1/x`. */
export function fetchUnder(base: string, fetch: typeof globalThis.fetch = globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input)
    return fetch(`${base}${asked.pathname}${asked.search}`, init)
  }
}
