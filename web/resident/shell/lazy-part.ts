import { type ComponentType, lazy } from 'react'

/** A part that its page can do without. Where its code does not come, as without a connection, it is left out and the page stays. */
export const lazyPart = <Props extends object>(load: () => Promise<ComponentType<Props>>) => lazy<ComponentType<Props>>(async () => ({ default: await load().catch(() => () => null) }))
