import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CareerSection } from '../careers/career-section.tsx'
import { AccountSection } from '../certificates/account-section.tsx'
import { CertificatesOfPerson } from '../certificates/certificates-of-person.tsx'
import { HiresOfPerson } from '../hires/hires-of-person.tsx'
import { TrainingOfPerson } from '../training/training-of-person.tsx'
import { AssessDialog, EditDialog, EraseDialog } from './person-dialogs.tsx'
import { PostsOfPerson } from './posts-of-person.tsx'
import { type FoundPerson, personQuery, placesQuery, settingsQuery } from './queries.ts'
import { SealedSection } from './sealed-section.tsx'
import { limitTexts, stageOfRow } from './show-person.ts'
import { usePeopleWords } from './words.ts'

export function PersonScreen() {
  const words = usePeopleWords()
  const { person } = useParams({ strict: false })
  const query = useQuery(personQuery(person!))
  return (
    <Page title={query.data?.name || words.title} above={<Link to="/people" className={textLink()}>{words.back}</Link>}>
      <Asked query={query} what={words.loading}>
        {(found) => (found.state === 'erased' ? <Notice tone="warn">{words.erasedText}</Notice> : <Person person={found} />)}
      </Asked>
    </Page>
  )
}

function Person({ person }: { readonly person: FoundPerson }) {
  const words = usePeopleWords()
  const may = useMay()
  const [open, setOpen] = useState<'edit' | 'assess' | 'erase'>()
  const close = () => setOpen(undefined)
  const keeps = may('registerSeeker')
  return (
    <>
      <Section
        title={words.own}
        actions={
          keeps && (
            <>
              <Button onClick={() => setOpen('edit')}>{words.edit}</Button>
              <Button onClick={() => setOpen('assess')}>{words.assess}</Button>
              <Button onClick={() => setOpen('erase')}>{words.erase}</Button>
            </>
          )
        }
      >
        <Facts facts={useFactsOf(person)} className="mt-3" />
      </Section>
      {person.consent && <SealedSection person={person} />}
      {may('listCertificates') && <CertificatesOfPerson person={person.id} />}
      {may('matchPeople') && <PostsOfPerson person={person.id} />}
      {may('listHires') && <HiresOfPerson person={person.id} />}
      {may('getTrainingRecord') && <TrainingOfPerson seeker={person.id} />}
      {may('getPipeline') && <CareerSection seeker={person.id} />}
      <AccountSection person={person.id} />
      {open === 'edit' && <EditDialog person={person} onClose={close} />}
      {open === 'assess' && <AssessDialog person={person} onClose={close} />}
      {open === 'erase' && <EraseDialog person={person} onClose={close} />}
    </>
  )
}

/** Only what the caller may see: what is null for them is no fact. */
function useFactsOf(person: FoundPerson): Fact[] {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const { date } = useFormat()
  const places = useQuery(placesQuery)
  const settings = useQuery(settingsQuery)
  const list = (texts: readonly string[]) => texts.join(lang === 'zh' ? '、' : ', ')
  const stage = stageOfRow(person)
  const { difficulty, consent } = person
  return [
    [words.stage, `${words.stages[stage]} ${person.marks[stage] ? date(person.marks[stage]) : ''}`],
    ...(person.phone === null ? [] : [[words.phone, person.phone || words.unknown] as const]),
    [words.home, [places.data?.communities.find(({ id }) => id === person.community)?.name ?? words.unknown, ...(person.point ? [words.pointKnown] : [])].join(' · ')],
    ...(consent === null
      ? []
      : ([
          [words.born, person.born ? date(person.born) : words.unknown],
          [words.gender, person.gender ? words.genders[person.gender] : words.unknown],
          [words.category, settings.data?.categories.find(({ code }) => code === person.category)?.name[lang] ?? words.unknown],
          [words.difficulty, difficulty ? [difficulty.number, difficulty.issuer, `${date(difficulty.from)} – ${difficulty.to ? date(difficulty.to) : ''}`].join(' · ') : words.unknown],
        ] satisfies Fact[])),
    [words.limits, list(limitTexts(person.limits, words)) || words.none],
    [words.skills, list(person.skills) || words.unknown],
    [words.wish, list(person.wishes.map((kind) => postKindNames[kind][lang])) || words.unknown],
    ...(person.wish.note ? [[words.wishNote, person.wish.note] as const] : []),
    ...(consent === null
      ? []
      : ([
          [words.consent, [date(consent.on), words.consentHow[consent.how], words.consentVersion(consent.version), consent.sensitive ? words.sensitiveYes : words.sensitiveNo].join(' · ')],
          [words.keptUntil, person.retainUntil ? date(person.retainUntil) : words.bySetting],
        ] satisfies Fact[])),
  ]
}
