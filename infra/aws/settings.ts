import type { Node } from 'constructs'

/** What differs from one installation to the next; given with `-c name=value`. */
export type Settings = {
  /** Tenants' hosts hang under it: `<slug>.linli.example`, `login.`, `api.`. */
  readonly domain: string
  /** The public hosted zone of that domain in Route 53. */
  readonly zoneId: string
  readonly region: string
  /** Where alarms are sent; the address must confirm once. */
  readonly alarmEmail: string
  /** SHA-256, hex, of the operator's secret that may create tenants. Of 32 random bytes, so its hash may be seen. */
  readonly operatorSecretHash: string
}

const examples: Settings = {
  domain: 'linli.example',
  zoneId: 'Z00000000EXAMPLE',
  region: 'ap-southeast-1',
  alarmEmail: 'alarms@linli.example',
  operatorSecretHash: '0'.repeat(64),
}

/** Without context the example values synthesize, so that a check needs no account; nobody can own `linli.example`. */
export function settingsOf(node: Node): Settings {
  const read = (name: keyof Settings): string => String(node.tryGetContext(name) ?? examples[name])
  return { domain: read('domain'), zoneId: read('zoneId'), region: read('region'), alarmEmail: read('alarmEmail'), operatorSecretHash: read('operatorSecretHash') }
}
