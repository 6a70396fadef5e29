import { html } from 'hono/html'
import { frame, type Html } from './hosted-page.ts'
import type { OnboardingWords } from './onboarding-words.ts'

export type ShownForm = { readonly action: string; readonly name: string; readonly words: OnboardingWords; readonly problem?: string }

/** The form that an organization fills in to be paid. */
export function onboardingPage({ action, name, words, problem }: ShownForm): Html {
  return frame(
    words,
    html`<main class="two">
      <section class="summary" aria-label="${words.for}">
        <p class="to">${words.for}</p>
        <h1 class="name">${name}</h1>
        <p>${words.step}</p>
      </section>
      <section aria-labelledby="form">
        <form method="post" action="${action}" novalidate>
          ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
          <fieldset>
            <legend id="form">${words.title}</legend>
            <label class="field">${words.name}<input name="name" autocomplete="off" value="${name}" /></label>
            <label class="field">${words.number}<input name="number" autocomplete="off" placeholder="52110105MJ0000000X" /></label>
            <label class="field">${words.bank}<input name="bank" inputmode="numeric" autocomplete="off" placeholder="000123456789" ${problem ? html`aria-invalid="true"` : ''} /></label>
          </fieldset>
          <button class="pay" name="act" value="finish">${words.finish}</button>
          <p><button class="back" name="act" value="leave">${words.leave}</button></p>
          <details class="more">
            <summary>${words.more}</summary>
            <p class="row"><button name="act" value="verify">${words.verify}</button><button name="act" value="due">${words.due}</button></p>
          </details>
        </form>
      </section>
    </main>`,
    words.title,
  )
}

/** After its end there is one way: a fresh link. */
export const onboardingEnded = (words: OnboardingWords, again: string | undefined): Html =>
  frame(words, html`<main class="one"><h1>${words.ended}</h1><p>${again ? words.endedHint : words.unknown}</p>${again ? html`<p><a class="pay" href="${again}">${words.again}</a></p>` : ''}</main>`, words.title)
