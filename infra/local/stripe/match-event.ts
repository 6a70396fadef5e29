/** `checkout.session.*` is every event of sessions, `*` is all. */
export const matches = (wanted: string, type: string): boolean => wanted === '*' || wanted === type || (wanted.endsWith('.*') && type.startsWith(wanted.slice(0, -1)))
