import Stripe from 'stripe'
import { refused } from '../../faults.ts'
import type { AccountRequest, PaymentChannel, ProviderAccount } from '../channel.ts'
import { toAccount } from './to-account.ts'
import { withStripe } from './with-stripe.ts'

type AccountSide = Pick<PaymentChannel, 'openAccount' | 'onboardingLink' | 'findAccount'>

/** Where our key stands on Stripe's account: a label for people, and the way to find it again. */
const keyLabel = 'linli_account'

/** The port's functions about the tenants' own accounts, on Stripe. They are asked in the platform's own name. */
export function accountSide(stripe: Stripe): AccountSide {
  return {
    openAccount: (request) => withStripe(async () => toAccount((await madeBefore(stripe, request)) ?? (await make(stripe, request)))),
    onboardingLink: ({ account, doneUrl, againUrl }) =>
      withStripe(async () => (await stripe.accountLinks.create({ account, type: 'account_onboarding', return_url: doneUrl, refresh_url: againUrl })).url),
    findAccount: (account) => withStripe(() => find(stripe, account)),
  }
}

/** An organization that cut the connection in its dashboard has an account that is no longer ours to see. */
async function find(stripe: Stripe, account: string): Promise<ProviderAccount | undefined> {
  try {
    return toAccount(await stripe.accounts.retrieve(account))
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && (error.code === 'account_invalid' || error.code === 'resource_missing')) return undefined
    throw error
  }
}

const pagesMax = 20

/** Stripe forgets an idempotency key after a day: an account whose id we never stored is found by its label. */
async function madeBefore(stripe: Stripe, { key, since }: AccountRequest): Promise<Stripe.Account | undefined> {
  const created = { gte: Math.floor(Date.parse(since) / 1000) - clocksDifferSeconds }
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { data, has_more: more } = await stripe.accounts.list({ limit: 100, created, ...(after === undefined ? {} : { starting_after: after }) })
    const ours = data.find(({ metadata }) => metadata?.[keyLabel] === key)
    if (ours || !more) return ours
    after = data.at(-1)?.id
  }
  return undefined
}

const clocksDifferSeconds = 600

/** A standard account: the organization has Stripe's own dashboard, bears Stripe's fees and the risk of its payments. */
async function make(stripe: Stripe, { key, name, email, country }: AccountRequest): Promise<Stripe.Account> {
  try {
    return await stripe.accounts.create({ type: 'standard', country, email, business_profile: { name }, metadata: { [keyLabel]: key } }, { idempotencyKey: key })
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && (error.param === 'country' || error.code === 'country_unsupported')) throw noAccountHere(country, error)
    throw error
  }
}

const noAccountHere = (country: string, cause: unknown) =>
  refused(
    'no-account-here',
    {
      zh: 'Stripe 目前不为该国家或地区的机构开户（包括中国大陆），没有开立账户，也没有保存。现在可以用：柜台现金、银行转账，或张贴支付宝、微信静态收款码并导入商户账单。',
      en: 'Stripe opens no accounts for organizations there today (mainland China included). No account was opened and nothing was saved. What works now: cash at the counter, bank transfer, and static Alipay or WeChat codes whose merchant bills you import.',
    },
    { note: `country ${country}`, cause },
  )
