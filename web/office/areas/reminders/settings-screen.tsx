import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import type { ReminderSettings } from '../../../../functions/reminders/model.ts'
import { useMay } from '../../shell/session.ts'
import { settingsQuery } from './queries.ts'
import { SettingsForm } from './settings-form.tsx'
import { useReminderWords } from './words.ts'

/** When and how often reminders go; the head changes it, the others read it. */
export function ReminderSettingsScreen() {
  const words = useReminderWords()
  const may = useMay()
  const query = useQuery(settingsQuery)
  return (
    <Page
      title={words.settings}
      lead={words.settingsLead}
      above={
        <Link to="/reminders" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <Asked query={query} what={words.settingsLoading}>
        {(found) => (
          <div className="max-w-2xl">
            <Section title={words.settingsTitle}>{may('changeReminderSettings') ? <SettingsForm settings={found} /> : <Shown settings={found} />}</Section>
          </div>
        )}
      </Asked>
    </Page>
  )
}

function Shown({ settings }: { readonly settings: ReminderSettings }) {
  const { fields: words, hour, days, times, headOnly } = useReminderWords()
  const { yuan } = useFormat()
  return (
    <>
      <Facts
        className="mt-3"
        facts={[
          [words.quietFrom, hour(settings.quietFrom)],
          [words.quietTo, hour(settings.quietTo)],
          [words.everyDays, days(settings.everyDays)],
          [words.perMonth, times(settings.perMonth)],
          [words.overdueDays, days(settings.overdueDays)],
          [words.least, yuan(settings.leastFen)],
          [words.noteZh, settings.noteZh || '—'],
          [words.noteEn, settings.noteEn || '—'],
        ]}
      />
      <p className="mt-3 text-ink-2">{headOnly}</p>
    </>
  )
}
