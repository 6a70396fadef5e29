import { html } from 'hono/html'
import type { DemoAccount } from './accounts.ts'

/** The stand-in's sign-in page: the demo accounts, and a field for any other address. Plain forms, no script. */
export async function signInPage(accounts: readonly DemoAccount[], action: string, wrong?: string): Promise<string> {
  const body = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>登录 · Sign in (local)</title>
        <style>
          * { box-sizing: border-box; }
          body { margin: 0; background: #f2f5f3; color: #14201b; font: 17px/1.6 system-ui, 'PingFang SC', 'Noto Sans SC', sans-serif; }
          main { max-width: 30rem; margin: 0 auto; padding: 32px 16px; }
          h1 { font-size: 1.5rem; margin: 0 0 8px; }
          h2 { font-size: 1.05rem; margin: 28px 0 12px; }
          .about, .note { color: #43524b; display: block; }
          form { margin: 0 0 8px; }
          .account { width: 100%; text-align: left; background: #fff; border: 1px solid #c3ccc7; color: inherit; padding: 12px 16px; }
          button { font: inherit; min-height: 48px; border-radius: 8px; border: 0; background: #08503a; color: #fff; padding: 0 24px; cursor: pointer; }
          button:hover { border-color: #08503a; }
          button:focus-visible, input:focus-visible { outline: 3px solid #0b6b4f; outline-offset: 2px; }
          label { display: block; margin-bottom: 4px; }
          input { font: inherit; width: 100%; min-height: 48px; padding: 0 12px; border: 1px solid #6d7a73; border-radius: 8px; margin-bottom: 12px; }
          .wrong { color: #9b1c1c; margin: 0 0 12px; }
        </style>
      </head>
      <body>
        <main>
          <h1>选择账号登录</h1>
          <p class="note">本机演示用的登录服务，没有密码。<br />A sign-in service for this machine only; there are no passwords.</p>
          ${accounts.length ? html`<h2>演示账号 · Demo accounts</h2>${accounts.map((account) => choice(account, action))}` : ''}
          <h2>其他邮箱 · Another address</h2>
          <form method="post" action="${action}">
            ${wrong === undefined ? '' : html`<p class="wrong" id="wrong" role="alert">请填写完整的邮箱地址，例如 name@example.com。Please enter a full e-mail address.</p>`}
            <label for="email">邮箱 · E-mail</label>
            <input id="email" name="email" type="email" autocomplete="username" required value="${wrong ?? ''}" />
            <button type="submit">登录 · Sign in</button>
          </form>
        </main>
      </body>
    </html>`
  return String(await body)
}

const choice = ({ email, name, about }: DemoAccount, action: string) =>
  html`<form method="post" action="${action}"><input type="hidden" name="email" value="${email}" /><button class="account" type="submit"><strong>${name}</strong><span class="about">${about}</span><span class="about">${email}</span></button></form>`
