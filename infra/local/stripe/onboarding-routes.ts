import { type Context, Hono } from 'hono'
import { endVisit, readVisit, spendLink } from './account-links.ts'
import { leavings, nameOfAccount, onboard } from './change-account.ts'
import { onboardingEnded, onboardingPage } from './onboarding-page.ts'
import { onboardingWordsOf } from './onboarding-words.ts'
import { platformAccount, type World } from './world.ts'

/** The hosted form behind account links: what an organization's browser sees of Stripe. */
export function onboardingRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/s/:account/:token', (c) => {
    const { account, token } = c.req.param()
    const onwards = spendLink(world, account, token)
    return onwards ? c.redirect(onwards, 302) : c.html(onboardingEnded(wordsFor(c), undefined), 404)
  })
  app.get('/c/:visit', (c) => show(c, world))
  app.post('/c/:visit', async (c) => {
    const form = await c.req.parseBody()
    const id = c.req.param('visit')
    const visit = open(world, id)
    const act = leavings.find((one) => one === form['act'])
    if (!visit || !act) return show(c, world)
    const bank = String(form['bank'] ?? '').replace(/\s/g, '')
    if (act !== 'leave' && bank !== '' && !/^\d{6,30}$/.test(bank)) return show(c, world, wordsFor(c).invalidBank)
    endVisit(world, id)
    onboard(world, visit.account, act)
    return c.redirect(visit.returnUrl, 303)
  })
  return app
}

const wordsFor = (c: Context) => onboardingWordsOf(c.req.header('accept-language'))

/** A visit to an account that is still the platform's, in its time. */
function open(world: World, id: string) {
  const visit = readVisit(world, id)
  return visit && visit.expiresAt > world.now() && world.store.get(platformAccount, visit.account)?.object === 'account' ? visit : undefined
}

function show(c: Context, world: World, problem?: string) {
  const id = c.req.param('visit') ?? ''
  const visit = open(world, id)
  const words = wordsFor(c)
  if (!visit) {
    const again = readVisit(world, id)?.refreshUrl
    return c.html(onboardingEnded(words, again), again ? 200 : 404)
  }
  return c.html(onboardingPage({ action: `${world.baseUrl}/setup/c/${id}`, name: nameOfAccount(world, visit.account), words, ...(problem ? { problem } : {}) }))
}
