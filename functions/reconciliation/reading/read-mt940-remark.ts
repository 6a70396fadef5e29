import { cleanText } from '../../estates/clean-text.ts'

export type Remark = { readonly remark: string; readonly endToEnd: string; readonly counterparty: string; readonly counterAccount: string; readonly otherReferences: readonly string[] }

/** What `:86:` says: in numbered sub-fields (`?20…`), in fields between slashes (`/EREF/…`), or as plain text. */
export function readMt940Remark(content: string): Remark {
  const text = content.trimStart()
  const sign = /^\d{3}([?<>@])\d{2}/.exec(text)?.[1]
  if (sign) return fromNumbered(text.slice(3), sign)
  if (/^\/[A-Z]{3,6}\//.test(text)) return fromSlashes(text)
  return { remark: cleanText(text), endToEnd: '', counterparty: '', counterAccount: '', otherReferences: [] }
}

/** 20-29 and 60-63 carry the remark, cut anywhere; 30 the bank, 31 the account, 32 and 33 the name; 00 the kind, 10 the bank's paper. */
function fromNumbered(text: string, sign: string): Remark {
  const parts = text.replaceAll('\n', '').split(sign).slice(1).map((part) => [part.slice(0, 2), part.slice(2)] as const)
  const of = (from: number, to: number): string => parts.flatMap(([code, content]) => (Number(code) >= from && Number(code) <= to ? [content] : [])).join('')
  const said = `${of(20, 29)}${of(60, 63)}`
  const sepa = fromSepa(said)
  const paper = cleanText(of(10, 10))
  return {
    remark: cleanText(sepa.remark || of(0, 0)),
    endToEnd: sepa.endToEnd,
    counterparty: cleanText(`${of(32, 32)}${of(33, 33)}`),
    counterAccount: of(31, 31).replace(/\s/g, ''),
    otherReferences: [...sepa.otherReferences, ...(paper ? [`PRIMANOTA:${paper}`] : [])],
  }
}

const sepaKeys = ['EREF', 'KREF', 'MREF', 'CRED', 'DEBT', 'SVWZ', 'ABWA', 'ABWE', 'COAM', 'OAMT', 'PURP', 'BREF', 'RREF'] as const

/** What a bank writes where there is no reference. */
const none = /^(?:NOTPROVIDED|NONREF|KREF\+)$/

/** `EREF+…SVWZ+…` inside the remark; `MTLG:` is a word of the bank's own. */
function fromSepa(said: string): Pick<Remark, 'remark' | 'endToEnd' | 'otherReferences'> {
  const [free = '', ...rest] = said.split(new RegExp(`(${sepaKeys.join('|')})\\+|MTLG:`))
  const found = rest.flatMap((key, at) => (at % 2 === 0 ? [[key ?? 'MTLG', cleanText(rest[at + 1] ?? '')] as const] : []))
  const of = (key: string): string => found.find(([one, text]) => one === key && !none.test(text))?.[1] ?? ''
  const others = (['KREF', 'MREF', 'CRED', 'DEBT', 'BREF', 'RREF'] as const).flatMap((key) => (of(key) ? [`${key}:${of(key)}`] : []))
  return { remark: [of('SVWZ'), cleanText(free), of('MTLG')].filter(Boolean).join(' '), endToEnd: of('EREF'), otherReferences: others }
}

const slashKeys = ['EREF', 'IREF', 'PREF', 'MARF', 'CSID', 'BENM', 'ORDP', 'NAME', 'IBAN', 'ACCT', 'BIC', 'REMI', 'ISDT', 'TRTP', 'CNTP', 'RTRN', 'TRCD', 'PURP', 'ID', 'ADDR', 'CREF', 'FEES', 'ULTD', 'ULTB', 'ULTC'] as const

/** `/EREF/…/BENM//NAME/…/REMI/…`, cut over lines anywhere; `/CNTP/account/bic/name/town` is the other side at once. */
function fromSlashes(text: string): Remark {
  const parts = text.replaceAll('\n', '').split(new RegExp(`/(${slashKeys.join('|')})/`))
  const of = (...keys: readonly string[]): string => {
    for (const key of keys) {
      const at = parts.findIndex((part, place) => place % 2 === 1 && part === key)
      if (at > 0 && cleanText(parts[at + 1] ?? '') !== '') return cleanText(parts[at + 1]!).replace(/\/+$/, '')
    }
    return ''
  }
  const [account = '', , name = ''] = of('CNTP').split('/')
  return {
    remark: of('REMI').replace(/^(?:USTD|STRD)\/+/, ''),
    endToEnd: of('EREF').replace(/^NOTPROVIDED$/, ''),
    counterparty: of('NAME') || cleanText(name),
    counterAccount: (of('IBAN', 'ACCT') || account).replace(/\s/g, ''),
    otherReferences: (['IREF', 'PREF', 'MARF', 'CSID', 'CREF', 'ISDT'] as const).flatMap((key) => (of(key) ? [`${key}:${of(key)}`] : [])),
  }
}
