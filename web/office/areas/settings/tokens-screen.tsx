import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { TokenView } from '../../../../functions/members/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useMay } from '../../shell/session.ts'
import { CreateTokenDialog } from './create-token-dialog.tsx'
import { tokensQuery } from './queries.ts'
import { SettingsPage } from './settings-page.tsx'
import { TokenList } from './token-list.tsx'
import { useSettingsWords } from './words.ts'

/** Tokens for other systems. */
export function TokensScreen() {
  const { tokens: words } = useSettingsWords()
  const mayChange = useMay()('createApiToken')
  const tokens = useQuery(tokensQuery)
  const client = useQueryClient()
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<TokenView>()
  const revoke = async (token: TokenView) => {
    await ask(api.tokens[':token'].$delete({ param: { token: token.id } }))
    await client.invalidateQueries({ queryKey: ['tokens'] })
  }
  return (
    <SettingsPage
      tab="tokens"
      lead={words.lead}
      actions={
        <>
          <a href="/docs" target="_blank" rel="noreferrer" className={buttonClass('plain', 'min-h-10')}>
            {words.docs}
          </a>
          {mayChange && (
            <Button kind="main" onClick={() => setCreating(true)} className="min-h-10">
              <Plus aria-hidden className="size-4" />
              {words.create}
            </Button>
          )}
        </>
      }
    >
      <Asked query={tokens} what={words.loading}>
        {({ items }) => (items.length > 0 ? <TokenList tokens={items} {...(mayChange ? { onRevoke: setRevoking } : {})} /> : <Empty title={words.empty}>{words.emptyNext}</Empty>)}
      </Asked>
      {creating && <CreateTokenDialog onClose={() => setCreating(false)} />}
      {revoking && (
        <ConfirmDialog title={words.revokeFor(revoking.name)} act={words.revokeFor(revoking.name)} danger onConfirm={() => revoke(revoking)} onClose={() => setRevoking(undefined)}>
          <p>{words.revokeNote}</p>
        </ConfirmDialog>
      )}
    </SettingsPage>
  )
}
