import type { Send } from '../../infra/local/stripe/deliveries.ts'

export type Heard = { readonly type: string; readonly id: string; readonly account?: string; readonly signature: string | undefined; readonly body: string }

/** An endpoint that answers as told and remembers what it got. */
export function listening(statuses: readonly number[] = []): { got: Heard[]; send: Send } {
  const got: Heard[] = []
  const answers = [...statuses]
  const send: Send = async (_, { body, headers }) => {
    const { type, id, account } = JSON.parse(body) as { type: string; id: string; account?: string }
    got.push({ type, id, ...(account ? { account } : {}), signature: headers['stripe-signature'], body })
    return { status: answers.shift() ?? 200 }
  }
  return { got, send }
}

export const hook = { url: 'http://shop.test/hook', secret: 'whsec_test' } as const
