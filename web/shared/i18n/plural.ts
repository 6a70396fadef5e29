const rules = new Intl.PluralRules('en')

/** English only; Chinese has one form. `plural(2, 'bill', 'bills')` -> `2 bills`. */
export const plural = (count: number, one: string, other: string): string => `${count.toLocaleString('en-GB')} ${rules.select(count) === 'one' ? one : other}`
