/** `step`: one question a page. */
export type Step = 'new' | 'apply' | 'renew' | 'end' | 'draw' | 'visitor'

export const carsPath = (unit: string): string => `/cars?unit=${unit}`
export const stepPath = (step: Step, unit: string, of: Readonly<Record<string, string>> = {}): string => `/cars/${step}?${new URLSearchParams({ unit, ...of })}`
