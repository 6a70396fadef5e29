import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { KindDialog } from './kind-dialog.tsx'
import { type FoundKind, kindsQuery } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** Which certificates there are, how long they hold, and who says so. */
export function KindsScreen() {
  const words = useCertificateWords()
  const may = useMay()('saveCertificateKind')
  const query = useQuery(kindsQuery)
  const [open, setOpen] = useState<FoundKind | 'new'>()
  return (
    <Page
      title={words.kinds}
      lead={words.kindsLead}
      above={
        <Link to="/certificates" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(may ? { actions: <Button onClick={() => setOpen('new')}>{words.newKind}</Button> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {({ items }) => (
          <ul className="mt-4 divide-y divide-line border border-line bg-paper">
            {items.map((kind) => (
              <Kind key={kind.kind} kind={kind} {...(may && kind.kind !== 'completion' ? { onChange: () => setOpen(kind) } : {})} />
            ))}
          </ul>
        )}
      </Asked>
      {open && <KindDialog kind={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Kind({ kind, onChange }: { readonly kind: FoundKind; readonly onChange?: () => void }) {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  const { date } = useFormat()
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 md:grid-cols-[14rem_minmax(0,1fr)_auto]">
      <div>
        <h2 className="font-bold">{kind.name[lang]}</h2>
        <p className="text-ink-2">{kind.kind}</p>
        {kind.levels.length > 0 && <p className="text-ink-2">{kind.levels.map(words.levelOf).join(lang === 'zh' ? '、' : ', ')}</p>}
      </div>
      <ul>
        {kind.rules.map((rule) => (
          <li key={rule.from}>
            <p className="font-medium">
              {words.ruleFrom(date(rule.from))} · {words.rule(rule.validMonths, rule.reviewMonths)}
            </p>
            <p className="text-ink-2">
              {rule.source} {rule.unread && <strong className="font-medium text-warn">{words.unread}</strong>}
            </p>
          </li>
        ))}
      </ul>
      <div className="grid content-start justify-items-start gap-1 md:justify-items-end">
        <Status tone={kind.version > 0 || kind.kind === 'completion' ? 'good' : 'wait'}>{kind.version > 0 || kind.kind === 'completion' ? words.confirmed : words.starting}</Status>
        {onChange && (
          <Button aria-label={`${words.changeKind} ${kind.name[lang]}`} onClick={onChange}>
            {words.changeKind}
          </Button>
        )}
      </div>
    </li>
  )
}
