import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Stuck } from '../../../../functions/stuck/model.ts'

/** A sale's refund begins with the id of its sale. */
const saleIdLength = 'sale-'.length + 12

/** To the thing's own page; of what has none, to the household, or nowhere. */
export function ThingLink({ thing, className, children }: { readonly thing: Stuck; readonly className: string; readonly children: ReactNode }) {
  switch (thing.kind) {
    case 'refund':
      return thing.unit ? (
        <Link to="/refunds/$refund" params={{ refund: thing.document }} className={className}>
          {children}
        </Link>
      ) : (
        <>{children}</>
      )
    case 'sale-refund':
      return (
        <Link to="/sales/$sale" params={{ sale: thing.document.slice(0, saleIdLength) }} className={className}>
          {children}
        </Link>
      )
    case 'dispute':
      return (
        <Link to="/disputes/$dispute" params={{ dispute: thing.document }} className={className}>
          {children}
        </Link>
      )
    case 'draft':
    case 'billing':
      return (
        <Link to="/billing/$run" params={{ run: thing.document }} className={className}>
          {children}
        </Link>
      )
    case 'upload':
    case 'import':
      return (
        <Link to="/imports/$import" params={{ import: thing.document }} className={className}>
          {children}
        </Link>
      )
    case 'merchant-bill':
      return (
        <Link to="/merchant-bills/$bill" params={{ bill: thing.document }} className={className}>
          {children}
        </Link>
      )
    case 'contract-end':
    case 'deposit-closing':
      return (
        <Link to="/contracts/$contract" params={{ contract: thing.document }} className={className}>
          {children}
        </Link>
      )
    case 'booking-deduction':
      return (
        <Link to="/bookings/$booking" params={{ booking: thing.document }} className={className}>
          {children}
        </Link>
      )
    case 'forced-match':
      return (
        <Link to="/statements/$account" params={{ account: thing.document.slice(0, 12) }} search={{ period: thing.document.slice(13, 20) }} className={className}>
          {children}
        </Link>
      )
    case 'member-change':
      return (
        <Link to="/settings" className={className}>
          {children}
        </Link>
      )
    case 'publishing':
    case 'rosters':
      return (
        <Link to="/rosters/$roster" params={{ roster: thing.document }} className={className}>
          {children}
        </Link>
      )
    case 'closing':
      return (
        <Link to="/closing/$period" params={{ period: thing.document.slice(0, 7) }} className={className}>
          {children}
        </Link>
      )
    case 'reminders':
      return (
        <Link to="/reminders/$reminder" params={{ reminder: thing.document }} className={className}>
          {children}
        </Link>
      )
    default:
      return thing.unit ? (
        <Link to="/households/$unit" params={{ unit: thing.unit }} className={className}>
          {children}
        </Link>
      ) : (
        <>{children}</>
      )
  }
}
