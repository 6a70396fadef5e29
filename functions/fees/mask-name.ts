/** `王**`: the first character and no more, whatever the length, for pages and papers that others may see. */
export function maskName(name: string): string {
  const [first] = name.trim()
  return first === undefined ? '' : `${first}**`
}
