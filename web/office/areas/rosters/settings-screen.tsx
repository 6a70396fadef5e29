import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { HolidaysSection } from './holidays-section.tsx'
import { LeaveSection } from './leave-section.tsx'
import { LimitsSection } from './limits-section.tsx'
import { PairsSection } from './pairs-section.tsx'
import { rosterSettingsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'
import { TermsSection } from './terms-section.tsx'
import { WeightsSection } from './weights-section.tsx'

/** Holidays, rules on working time, what weighs, pairs, leave, and what is agreed with each person. */
export function RulesScreen() {
  const words = useSetupWords()
  const may = useMay()('createRoster')
  const query = useQuery(rosterSettingsQuery)
  return (
    <Page title={words.settings} lead={words.settingsLead} above={<Link to="/rosters" className={textLink()}>{words.back}</Link>}>
      <HolidaysSection may={may} />
      <Asked query={query} what={words.settings}>
        {(settings) => (
          <>
            <LimitsSection settings={settings} may={may} />
            <WeightsSection settings={settings} may={may} />
            <PairsSection settings={settings} may={may} />
          </>
        )}
      </Asked>
      <LeaveSection />
      {may && <TermsSection />}
    </Page>
  )
}
