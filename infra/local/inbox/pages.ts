import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Message } from './inbox.ts'

/** The inbox as a page that shows a new message by itself, and as JSON; `?to=` shows one phone or address only. */
export function inboxPages(messages: () => readonly Message[]): Hono {
  const wanted = (to: string | undefined): readonly Message[] => messages().filter((message) => !to || message.to === to)
  return new Hono()
    .get('/inbox.json', (c) => c.json({ items: wanted(c.req.query('to')) }, 200, { 'cache-control': 'no-store' }))
    .get('/', (c) => c.html(page(wanted(c.req.query('to')))))
}

const page = (messages: readonly Message[], newest = messages[0]?.id ?? 0) => html`<!doctype html>
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>本机收件箱 · Local inbox</title>
      <style>
        body { margin: 0; background: #f2f5f3; color: #14201b; font: 16px/1.6 system-ui, 'PingFang SC', 'Noto Sans SC', sans-serif; }
        main { max-width: 46rem; margin: auto; padding: 24px 16px; }
        h1 { font-size: 1.35rem; margin: 0 0 8px; }
        article { background: #fff; border-radius: 12px; padding: 16px; margin: 12px 0; }
        .code { font: 600 1.5rem/1.4 ui-monospace, monospace; letter-spacing: 0.1em; margin: 0; }
        .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 8px 0 0; }
        .about { color: #43524b; margin: 0; overflow-wrap: anywhere; }
      </style>
    </head>
    <body>
      <main>
        <h1>本机收件箱 · Local inbox</h1>
        <p class="about">短信和邮件不会真的发出，都显示在这里，最新的在最上面。Nothing is really sent; every text message and e-mail shows here, newest first.</p>
        ${messages.length === 0 ? html`<p>还没有消息。请求验证码或邀请成员后会出现在这里。<br />Nothing yet. Ask for a code or invite a member and it appears here.</p>` : messages.map(card)}
      </main>
      <script>
        setInterval(async () => {
          const answer = await fetch('/_local/inbox.json' + location.search).catch(() => undefined)
          const newest = answer?.ok ? ((await answer.json()).items[0]?.id ?? 0) : ${newest}
          if (newest !== ${newest}) location.reload()
        }, 2000)
      </script>
    </body>
  </html>`

const card = ({ kind, to, subject, text, code, at }: Message) => html`<article>
  <p class="about">${kind === 'sms' ? '短信 SMS' : '邮件 E-mail'} → ${to} · ${shanghai.format(new Date(at))}</p>
  ${code ? html`<p class="code">${code}</p>` : ''} ${subject ? html`<strong>${subject}</strong>` : ''}
  <p class="text">${text}</p>
</article>`

const shanghai = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
