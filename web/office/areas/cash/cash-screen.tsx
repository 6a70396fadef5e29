import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { DepositDialog } from './deposit-dialog.tsx'
import { MyBox } from './my-box.tsx'
import { cashShiftsQuery } from './queries.ts'
import { ShiftList } from './shift-list.tsx'
import { useCashWords } from './words.ts'

/** The own box, then everybody's shifts. */
export function CashScreen() {
  const words = useCashWords()
  const { yuan } = useFormat()
  const may = useMay()
  const [depositing, setDepositing] = useState(false)
  const [deposited, setDeposited] = useState<number>()
  const query = useQuery(cashShiftsQuery(useAfter()))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          {may('listExpectedTakings') && (
            <Link to="/cash/expected" className={buttonClass('plain')}>
              {words.expectedLink}
            </Link>
          )}
          {may('listShifts') && (
            <Link to="/shifts" className={buttonClass('plain')}>
              {words.attendants}
            </Link>
          )}
          {may('countCash') && (
            <Button className="min-h-10" onClick={() => setDepositing(true)}>
              {words.deposit}
            </Button>
          )}
        </>
      }
    >
      {deposited !== undefined && <Notice tone="good">{words.deposited(yuan(deposited))}</Notice>}
      {may('countCash') && <MyBox />}
      <Section title={words.shifts} bare>
        <AskedList query={query} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <ShiftList shifts={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )
          }
        </AskedList>
      </Section>
      {depositing && <DepositDialog onDone={setDeposited} onClose={() => setDepositing(false)} />}
    </Page>
  )
}
