import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { purposeNames } from '../../../../functions/ledger/purposes.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Steps } from '../../parts/steps.tsx'
import { VoucherLinks } from '../../parts/voucher-links.tsx'
import { textLink } from '../../parts/text-link.ts'
import { ExpenseActs } from './expense-acts.tsx'
import { ExpenseFiles } from './expense-files.tsx'
import { ExpenseState } from './expense-list.tsx'
import { expenseQuery, type FoundExpense } from './queries.ts'
import { useExpenseWords } from './words.ts'

/** One expense: what it is, what may be done about it, the papers, and everything that happened to it. */
export function ExpenseScreen() {
  const words = useExpenseWords()
  const { yuan } = useFormat()
  const { expense } = useParams({ from: '/expenses/$expense' })
  const query = useQuery(expenseQuery(expense))
  return (
    <Page
      title={query.data ? `${words.one} ${yuan(query.data.amountFen)} ${query.data.text}` : words.one}
      above={
        <Link to="/expenses" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <ExpenseState state={query.data.state} /> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <Waiting expense={found} />
            <ExpenseActs expense={found} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <div>
                <ExpenseFacts expense={found} />
                <ExpenseFiles expense={found} />
              </div>
              <History expense={found} />
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly expense: FoundExpense }

function Waiting({ expense }: Props) {
  const words = useExpenseWords()
  const note = expense.backAsked ? words.decideBackNote(expense.backAsked.by, expense.backAsked.reason) : expense.state === 'requested' && !expense.may.approve ? words.waitSecond : undefined
  return note ? <p className="mt-3 border-l-4 border-warn bg-paper px-4 py-3">{note}</p> : null
}

function ExpenseFacts({ expense }: Props) {
  const words = useExpenseWords()
  const { lang } = useLanguage()
  const { yuan, date } = useFormat()
  const { approvals, limitFen, paid, invoiceNo, communityName } = expense
  const facts: Fact[] = [
    [words.payee, expense.payee],
    [words.amount, yuan(expense.amountFen)],
    [words.text, expense.text],
    [words.date, date(expense.date)],
    [words.purpose, purposeNames[expense.purpose][lang]],
    [words.fund, fundNames[expense.fund][lang]],
    ...(communityName ? [[words.community, communityName] as const] : []),
    ...(invoiceNo ? [[words.invoiceNo, invoiceNo] as const] : []),
    [words.state, `${words.states[expense.state]} · ${words.approvals(approvals.given, approvals.needed)}`],
    [words.limit, limitFen === null ? words.noLimit : yuan(limitFen)],
    ...(paid ? [[words.paid, [words.methods[paid.method], date(paid.on), paid.reference].filter(Boolean).join(' · ')] as const] : []),
    ...(expense.vouchers.length > 0
      ? [
          [
            words.vouchers,
            <VoucherLinks key="vouchers" vouchers={expense.vouchers} />,
          ] as const,
        ]
      : []),
  ]
  return (
    <Section title={words.one}>
      <Facts className="mt-3" facts={facts} />
    </Section>
  )
}

function History({ expense }: Props) {
  const words = useExpenseWords()
  return (
    <Section title={words.history}>
      <Steps steps={expense.steps} words={words.steps} />
    </Section>
  )
}
