import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Inbox, Message, Mood } from './inbox.ts'

type Shown = Pick<Inbox, 'messages' | 'behave' | 'tell'> & { readonly mood: () => Mood }

/**
 * The inbox as a page that shows a new message by itself, and as JSON; `?to=` shows one phone or address only. Its forms
 * make the provider misbehave (`POST /mood`) and tell what became of a message (`POST /<id>/<delivered or failed>`).
 */
export function inboxPages({ messages, mood, behave, tell }: Shown): Hono {
  const wanted = (to: string | undefined): readonly Message[] => messages().filter((message) => !to || message.to === to)
  return new Hono()
    .get('/inbox.json', (c) => c.json({ items: wanted(c.req.query('to')) }, 200, { 'cache-control': 'no-store' }))
    .get('/', (c) => c.html(page(wanted(c.req.query('to')), mood())))
    .post('/mood/:mood{accept|refuse|silent}', (c) => {
      behave(c.req.param('mood') as Mood)
      return c.redirect('/_local/inbox')
    })
    .post('/:id{[0-9]+}/:fate{delivered|failed}', async (c) => {
      await tell(Number(c.req.param('id')), c.req.param('fate') as 'delivered' | 'failed')
      return c.redirect('/_local/inbox')
    })
}

const moodNames = { accept: '照常 As usual', refuse: '拒绝发送 Refuses', silent: '收到但不回话 Takes it, answers nothing' } as const
const fateNames = { sent: '等待结果 Not told yet', delivered: '已送达 Delivered', failed: '未送达 Not delivered' } as const

const page = (messages: readonly Message[], mood: Mood, newest = messages[0]?.id ?? 0) => html`<!doctype html>
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
        .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 8px 0 0; }
        button { font: inherit; min-height: 36px; padding: 0 12px; border: 1px solid #7d8a84; border-radius: 8px; background: #fff; color: inherit; }
        button[aria-pressed='true'] { background: #14201b; color: #fff; }
      </style>
    </head>
    <body>
      <main>
        <h1>本机收件箱 · Local inbox</h1>
        <p class="about">短信和邮件不会真的发出，都显示在这里，最新的在最上面。Nothing is really sent; every text message and e-mail shows here, newest first.</p>
        <div class="acts">
          <span class="about">运营商 Provider</span>
          ${Object.entries(moodNames).map(([name, words]) => html`<form method="post" action="/_local/inbox/mood/${name}"><button aria-pressed="${String(name === mood)}">${words}</button></form>`)}
        </div>
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

const card = ({ id, kind, to, subject, text, code, at, fate }: Message) => html`<article>
  <p class="about">${kind === 'sms' ? '短信 SMS' : '邮件 E-mail'} → ${to} · ${shanghai.format(new Date(at))}</p>
  ${code ? html`<p class="code">${code}</p>` : ''} ${subject ? html`<strong>${subject}</strong>` : ''}
  <p class="text">${text}</p>
  ${fate ? tellForms(id, fate) : ''}
</article>`

const tellForms = (id: number, fate: NonNullable<Message['fate']>) => html`<div class="acts">
  <span class="about">${fateNames[fate]}</span>
  ${(['delivered', 'failed'] as const).map((told) => html`<form method="post" action="/_local/inbox/${id}/${told}"><button>${fateNames[told]}</button></form>`)}
</div>`

const shanghai = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
