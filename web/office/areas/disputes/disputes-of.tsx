import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useDisputeWords } from './words.ts'

type Of = { readonly payment: string } | { readonly sale: string }

const disputesOfQuery = (of: Of) => queryOptions({ queryKey: ['disputes', of], queryFn: () => ask(api.disputes.$get({ query: of })) })

/** Claims through the bank on a payment or a sale, each leading to its page; nothing while there is none. */
export function DisputesOf({ of }: { readonly of: Of }) {
  const { list, states } = useDisputeWords()
  const { yuan } = useFormat()
  const { data } = useQuery(disputesOfQuery(of))
  if (!data?.items.length) return null
  return (
    <p className="mt-3 flex flex-wrap gap-x-4">
      {list}
      {data.items.map((dispute) => (
        <Link key={dispute.id} to="/disputes/$dispute" params={{ dispute: dispute.id }} className={rowLink}>
          {yuan(dispute.amountFen)} {states[dispute.state]}
        </Link>
      ))}
    </p>
  )
}
