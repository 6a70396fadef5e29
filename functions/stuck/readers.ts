import type { Ctx } from '../context.ts'
import { stuckCheckouts } from './checkouts.ts'
import { stuckDisputes } from './disputes.ts'
import { stuckDrafts } from './drafts.ts'
import { stuckJobs } from './jobs.ts'
import { stuckMerchantBills } from './merchant-bills.ts'
import type { StuckKind } from './model.ts'
import { stuckProposals } from './proposals.ts'
import { stuckPublishing } from './publishing.ts'
import { stuckRefunds } from './refunds.ts'
import { stuckSaleRefunds } from './sale-refunds.ts'
import { stuckSales } from './sales.ts'
import type { Reader } from './thing.ts'
import { stuckUploads } from './uploads.ts'

export function readerOf(ctx: Ctx, kind: StuckKind): Reader {
  switch (kind) {
    case 'checkout':
      return stuckCheckouts(ctx)
    case 'sale':
      return stuckSales(ctx)
    case 'refund':
      return stuckRefunds(ctx)
    case 'sale-refund':
      return stuckSaleRefunds(ctx)
    case 'dispute':
      return stuckDisputes(ctx)
    case 'draft':
      return stuckDrafts(ctx)
    case 'upload':
      return stuckUploads(ctx)
    case 'merchant-bill':
      return stuckMerchantBills(ctx)
    case 'contract-end':
    case 'deposit-closing':
    case 'booking-deduction':
    case 'member-change':
    case 'forced-match':
      return stuckProposals(ctx, kind)
    case 'publishing':
      return stuckPublishing(ctx)
    case 'billing':
    case 'import':
    case 'reminders':
    case 'closing':
    case 'rosters':
      return stuckJobs(ctx, kind)
    default:
      return kind satisfies never
  }
}
