import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { MissingPage } from '../../shell/missing-page.tsx'
import { Waiting } from '../../shell/waiting.tsx'
import { MyTrainingPage } from './my-training-page.tsx'

const ScanPage = lazy(async () => ({ default: (await import('./scan-page.tsx')).ScanPage }))
const LessonPage = lazy(async () => ({ default: (await import('./lesson-page.tsx')).LessonPage }))
const ExamPage = lazy(async () => ({ default: (await import('./exam-page.tsx')).ExamPage }))

/** Everything of a worker's training on their phone. */
export function TrainingPages() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/staff/training" component={MyTrainingPage} />
        <Route path="/staff/training/scan/:code">{({ code }) => <ScanPage code={code} />}</Route>
        <Route path="/staff/training/exam/:course">{({ course }) => <ExamPage course={course} />}</Route>
        <Route path="/staff/training/:course/:lesson">{({ course, lesson }) => <LessonPage key={lesson} course={course} lesson={lesson} />}</Route>
        <Route component={MissingPage} />
      </Switch>
    </Suspense>
  )
}
