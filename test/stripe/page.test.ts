import { describe, expect, it } from 'vitest'
import { ours, provider, wanted } from './provider.ts'

async function opened(more: object = {}) {
  const at = provider()
  const session = await at.stripe.checkout.sessions.create(wanted({ locale: 'zh', ...more }), ours)
  const path = new URL(session.url!).pathname
  const get = async () => (await at.standIn.app.request(path)).text()
  const post = (act: string, form: Record<string, string>) => at.standIn.app.request(`${path}/${act}`, { method: 'POST', body: new URLSearchParams(form) })
  const now = () => at.stripe.checkout.sessions.retrieve(session.id, {}, ours)
  return { ...at, session, get, post, now }
}

describe('the payment page', () => {
  it('shows lines, sum and the ways to pay in the order asked for, in the language of the session', async () => {
    const { get } = await opened()
    const page = await get()
    expect(page).toContain('lang="zh-CN"')
    expect(page).toContain('支付 ¥21.61')
    expect(page).toContain('2026年12月账单')
    expect([...page.matchAll(/name="method" value="(\w+)"/g)].map((match) => match[1])).toEqual(['alipay', 'card', 'wechat_pay'])
    expect(await (await opened({ locale: 'en' })).get()).toContain('Pay ¥21.61')
  })

  it('takes card, Alipay and WeChat Pay and sends the payer on', async () => {
    for (const form of [{ method: 'card', number: '4242 4242 4242 4242' }, { method: 'alipay' }, { method: 'wechat_pay' }]) {
      const { post, now, session, get } = await opened()
      const answer = await post('pay', form)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `http://shop.test/done?session=${session.id}`])
      expect(await now()).toMatchObject({ status: 'complete', payment_status: 'paid' })
      expect(await get()).toContain('这笔款项已经支付')
    }
  })

  it('says that a declined card took no money, and lets the payer try again', async () => {
    const { post, now } = await opened()
    const declined = await post('pay', { method: 'card', number: '4000 0000 0000 0002' })
    expect(await declined.text()).toContain('没有扣款')
    expect(await now()).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    expect((await post('pay', { method: 'card', number: '4242 4242 4242 4242' })).status).toBe(303)
    expect(await now()).toMatchObject({ status: 'complete', payment_status: 'paid' })
  })

  it('paid in two windows is paid once', async () => {
    const { post, stripe } = await opened()
    const answers = await Promise.all([post('pay', { method: 'alipay' }), post('pay', { method: 'alipay' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 303])
    expect((await stripe.charges.list({}, ours)).data).toHaveLength(1)
  })

  it('offers the way back, and after its end only that', async () => {
    const { get, post } = await opened()
    expect(await get()).toContain('href="http://shop.test/back"')
    await post('other', { act: 'expire' })
    const ended = await get()
    expect(ended).toContain('没有扣款')
    expect(ended).not.toContain('<form')
    expect((await post('pay', { method: 'alipay' })).status).toBe(200)
  })

  it('writes names of lines as text, never as markup', async () => {
    const { get } = await opened({ line_items: [{ quantity: 1, price_data: { currency: 'cny', unit_amount: 100, product_data: { name: '<script>alert(1)</script>' } } }] })
    expect(await get()).not.toContain('<script>')
  })

  it('of an unknown session is not there', async () => {
    const { standIn } = provider()
    expect((await standIn.app.request('/c/pay/cs_test_nothing')).status).toBe(404)
  })
})
