import { useState } from 'react'
import { Button } from '../../shared/parts/button.tsx'
import type { Access } from '../access.ts'
import { useWords } from '../i18n/words.ts'
import { Page } from '../shell/page.tsx'

type Props = { readonly access: Access; /** Of the button that leads back, unless it is to a bill. */ readonly back?: string; readonly onBack: () => void }

/** Shown at the same address, so that WeChat's "open in browser" opens just what was being paid. */
export function WeChatPage({ access, back, onBack }: Props) {
  const words = useWords()
  const [copied, setCopied] = useState<boolean>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <Page step="wechat" title={words.wechat.title}>
      <p className="pt-3">{words.wechat.why}</p>
      <ol className="mt-4 border-t border-line">
        {[words.wechat.step1, words.wechat.step2, words.wechat.step3].map((step, at) => (
          <li key={step} className="flex gap-3 border-b border-line py-3">
            <span className="font-bold">{at + 1}</span>
            <span className="font-medium">{step}</span>
          </li>
        ))}
      </ol>
      {access === 'resident' && <p className="mt-3 text-ink-2">{words.wechat.signInAgain}</p>}
      <p className="mt-4 flex flex-wrap gap-3">
        <Button kind="main" onClick={() => void copy()}>
          {words.wechat.copy}
        </Button>
        <Button onClick={onBack}>{back ?? words.shell.toBill}</Button>
      </p>
      <output className="mt-3 block">{copied !== undefined && (copied ? words.wechat.copied : words.wechat.notCopied)}</output>
    </Page>
  )
}
