import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { recordQuery } from './queries.ts'
import { TrainingOfPerson } from './training-of-person.tsx'
import { useTrainingWords } from './words.ts'

export function PersonTrainingScreen() {
  const words = useTrainingWords()
  const { seeker } = useParams({ from: '/training/people/$seeker' })
  const query = useQuery(recordQuery(seeker))
  return (
    <Page
      title={query.data ? words.recordOf(query.data.name) : words.record}
      above={
        <Link to="/training" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <TrainingOfPerson seeker={seeker} />
    </Page>
  )
}
