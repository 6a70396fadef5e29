import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Somebody to sign in as with one click: `about` says whose and in which role. */
export type DemoAccount = { readonly email: string; readonly name: string; readonly about: string }

export type Accounts = { readonly list: () => readonly DemoAccount[]; readonly add: (accounts: readonly DemoAccount[]) => void }

/** The accounts that the sign-in page offers, kept in a file over restarts. Any other e-mail address may be typed there. */
export function openAccounts(file: string): Accounts {
  let accounts: readonly DemoAccount[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : []
  return {
    list: () => accounts,
    add: (more) => {
      const emails = new Set(more.map(({ email }) => email))
      accounts = [...accounts.filter(({ email }) => !emails.has(email)), ...more]
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(accounts, null, 2))
      renameSync(`${file}.new`, file)
    },
  }
}

/** Every well-formed address is a person here, and verified: it is a stand-in on loopback. */
export function accountId(typed: unknown): string | undefined {
  const email = typeof typed === 'string' ? typed.trim().toLowerCase() : ''
  return /^[^\s@<>"']{1,64}@[^\s@<>"']{1,64}$/.test(email) ? email : undefined
}
