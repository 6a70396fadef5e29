import type { Lang } from '../http/env.ts'
import type { SignInEnd } from './finish-sign-in.ts'

type Problem = Exclude<SignInEnd['end'], 'signed-in'>

const words: Readonly<Record<Problem, Readonly<Record<Lang, readonly [title: string, text: string]>>>> = {
  stale: {
    zh: ['登录已过期', '这次登录超过了时间，或链接已用过。您没有登录，资料没有变化。请重新登录。'],
    en: ['This sign-in has expired', 'It took too long, or the link was used before. You are not signed in and nothing was changed. Please sign in again.'],
  },
  cancelled: {
    zh: ['已取消登录', '您没有登录，资料没有变化。'],
    en: ['Sign-in was cancelled', 'You are not signed in and nothing was changed.'],
  },
  failed: {
    zh: ['登录没有成功', '登录服务的答复无法核实。您没有登录，资料没有变化。请重新登录；仍不行时请联系本社负责人。'],
    en: ['Sign-in did not work', 'The answer of the sign-in service could not be verified. You are not signed in and nothing was changed. Please try again, or ask the head of the organization.'],
  },
  'not-a-member': {
    zh: ['您还不是本社成员', '这个账号没有收到本社的邀请，或邀请发到了另一个邮箱。请联系本社负责人，或换一个账号登录。'],
    en: ['You are not a member here', 'This account has no invitation to this organization, or the invitation went to another address. Ask the head of the organization, or sign in with another account.'],
  },
}

/** What a person sees when a sign-in does not end well: what happened and the way on. No script, no outside file. */
export function signInPage(problem: Problem, lang: Lang, retry: string | undefined): string {
  const [title, text] = words[problem][lang]
  const way = retry
    ? `<p><a href="${escape(retry)}">${lang === 'zh' ? '重新登录' : 'Sign in again'}</a></p>`
    : `<p>${lang === 'zh' ? '请回到本社的网址重新开始。' : 'Go back to the address of your organization and start again.'}</p>`
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p>${way}</main></body></html>`
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const style = `body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f2f5f3;color:#14201b;font:17px/1.7 system-ui,"PingFang SC","Noto Sans SC",sans-serif}
main{max-width:28rem;margin:16px;padding:32px;background:#fff;border-radius:12px}h1{font-size:1.35rem;margin:0 0 12px}p{margin:0 0 16px}
a{display:inline-block;min-height:48px;line-height:48px;padding:0 24px;border-radius:8px;background:#08503a;color:#fff;text-decoration:none}a:focus-visible{outline:3px solid #14201b;outline-offset:3px}`
