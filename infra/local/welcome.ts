import type { Role } from '../../functions/context.ts'

/** What `local.json` holds once the stack is ready, for people and programs that want to try it. */
export type LocalFile = {
  readonly base: string
  readonly tenants: readonly LocalTenant[]
  readonly inbox: string
  readonly stripe: string
  readonly issuer: string
}

export type LocalTenant = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly url: string
  readonly office: string
  readonly accounts: readonly { readonly role: Role; readonly name: string; readonly signIn: string; readonly phone?: string }[]
  readonly tokens: Readonly<Partial<Record<Role, string>>>
}

/** The bare address: where to go from here. */
export function welcomePage(file: LocalFile | undefined): string {
  const body = file
    ? `${file.tenants.map(tenantSection).join('')}<h2>More</h2><ul><li><a href="/_local/inbox">Inbox: text messages and e-mail</a></li><li><a href="/docs">API reference</a></li></ul>`
    : '<p>The demo is being filled; this page reloads by itself.</p>'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${file ? '' : '<meta http-equiv="refresh" content="2">'}<title>Linli 邻里</title><style>${style}</style></head><body><main><h1>Linli 邻里</h1>${body}</main></body></html>`
}

function tenantSection(tenant: LocalTenant): string {
  const accounts = tenant.accounts.map((account) => `<li><a href="${account.signIn}">${account.name}</a> <span>${account.role}${account.phone ? `, ${account.phone}` : ''}</span></li>`)
  return `<h2>${tenant.name} <span>${tenant.slug}</span></h2><p><a href="${tenant.url}/">Residents</a> · <a href="${tenant.office}">Office</a></p><p>Sign in with one click as</p><ul>${accounts.join('')}</ul>`
}

const style = `body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#14201b;background:#f2f5f3;margin:0}main{max-width:44rem;margin:auto;padding:24px;background:#fff;min-height:100vh;box-sizing:border-box}
h2{border-top:1px solid #d5dcd8;padding-top:16px;font-size:1.15rem}span{color:#4a5751;font-weight:400}a{color:#08503a}li{padding:4px 0}`
