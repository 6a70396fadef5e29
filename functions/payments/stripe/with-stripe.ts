import Stripe from 'stripe'
import { Fault, upstream } from '../../faults.ts'

/** Runs a call; whatever Stripe or the line to it does wrong becomes one `upstream` fault, after the SDK's own retries. */
export async function withStripe<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof Fault || !(error instanceof Stripe.errors.StripeError)) throw error
    throw upstream(
      'provider',
      {
        zh: '支付平台暂时没有响应。请稍后再试；如果您已付款，款项不会丢失，请先查看缴费结果，不要重复支付。',
        en: 'The payment provider does not answer at the moment. Try again later; if you have paid, the money is not lost: look at the result first and do not pay twice.',
      },
      { note: `stripe ${error.type} ${error.code ?? ''} ${error.statusCode ?? ''} ${error.requestId ?? ''}: ${error.message}`, cause: error },
    )
  }
}

/** Like `withStripe`, for reading one thing: undefined when the account has no such thing. */
export const found = <T>(read: () => Promise<T>): Promise<T | undefined> =>
  withStripe(async () => {
    try {
      return await read()
    } catch (error) {
      if (isAbsent(error)) return undefined
      throw error
    }
  })

const isAbsent = (error: unknown): boolean => error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'
