import type { TokenView } from '../../../../functions/members/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useRoleNames } from './use-role-names.ts'
import { useSettingsWords } from './words.ts'

type Props = { readonly tokens: readonly TokenView[]; readonly onRevoke?: (token: TokenView) => void }

export function TokenList({ tokens, onRevoke }: Props) {
  const { tokens: words, rolesLabel } = useSettingsWords()
  const { actions } = useWords()
  const { moment, date } = useFormat()
  const namesOf = useRoleNames()
  const columns: Column<TokenView>[] = [
    { key: 'name', head: words.name, names: true, wraps: true, cell: (token) => token.name },
    { key: 'roles', head: rolesLabel, wraps: true, cell: (token) => namesOf(token.roles) },
    { key: 'expires', head: words.expires, cell: (token) => token.expires },
    { key: 'by', head: words.by, cell: (token) => token.createdByName },
    { key: 'created', head: words.created, cell: (token) => moment(token.createdAt) },
    ...(onRevoke
      ? [
          {
            key: 'revoke',
            head: actions,
            silent: true,
            right: true,
            className: 'py-1!',
            cell: (token: TokenView) => (
              <button type="button" aria-label={words.revokeFor(token.name)} onClick={() => onRevoke(token)} className={textLink()}>
                {words.revoke}
              </button>
            ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={words.list}
      rows={tokens}
      rowKey={(token) => token.id}
      columns={columns}
      phone={(token) => (
        <PhoneRow
          title={token.name}
          act={
            onRevoke && (
              <Button aria-label={words.revokeFor(token.name)} onClick={() => onRevoke(token)} className="min-h-11">
                {words.revoke}
              </Button>
            )
          }
        >
          <p className="text-ink-2">{namesOf(token.roles)}</p>
          <p className="text-ink-2">
            {words.expires} {date(token.expires)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
