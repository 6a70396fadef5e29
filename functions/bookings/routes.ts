import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { Decide } from '../members/proposal-model.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'collector', 'auditor', 'attendant', 'resident'] as const satisfies Role[]
const bookers = ['head', 'finance', 'collector', 'attendant', 'resident'] as const satisfies Role[]
const office = ['head', 'finance', 'collector'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const bookingRoutes = () =>
  new Hono<Env>()
    .get('/bookings/facilities', operation({ id: 'listBookables', summary: 'What can be booked, with its rules and prices', access: [...readers], response: model.BookableList }), async (c) => {
      const { listBookables } = await import('./list-slots.ts')
      return c.json(await listBookables(c.var.ctx))
    })
    .get('/bookings/slots', operation({ id: 'listSlots', summary: 'The calendar of a facility: what is free, and what stands', access: [...readers], response: model.SlotCalendar }), valid('query', model.ListSlots), async (c) => {
      const { listSlots } = await import('./list-slots.ts')
      return c.json(await listSlots(c.var.ctx, c.req.valid('query')))
    })
    .get('/bookings', operation({ id: 'listBookings', summary: "Bookings by the day on which they begin; a resident sees the own household's", access: [...readers], response: model.BookingPage }), valid('query', model.ListBookings), async (c) => {
      const { listBookings } = await import('./list-bookings.ts')
      return c.json(await listBookings(c.var.ctx, c.req.valid('query')))
    })
    .post(
      '/bookings',
      operation({ id: 'createBooking', summary: 'Take slots or nights, all or none: confirmed when free of charge, else held until paid', access: [...bookers], response: model.Booking, status: 201 }),
      valid('json', model.CreateBooking),
      async (c) => {
        const { createBooking } = await import('./create-booking.ts')
        return c.json(await createBooking(c.var.ctx, c.req.valid('json')), 201)
      },
    )
    .get('/bookings/:booking', operation({ id: 'getBooking', summary: 'A booking, and what went back of it', access: [...readers], response: model.BookingDetail }), valid('param', model.BookingPath), async (c) => {
      const { getBooking } = await import('./show-booking.ts')
      return c.json(await getBooking(c.var.ctx, c.req.valid('param').booking))
    })
    .post(
      '/bookings/:booking/payment',
      operation({ id: 'payBooking', summary: 'The payment page of a booking that is held, or cash that the office took', access: [...bookers], response: model.PaidBooking }),
      valid('param', model.BookingPath),
      valid('json', model.PayBooking),
      async (c) => {
        const { payBooking } = await import('./pay-booking.ts')
        const onPhone = /Mobile|Android|iPhone|HarmonyOS/i.test(c.req.header('user-agent') ?? '')
        return c.json(await payBooking(c.var.ctx, c.req.valid('param').booking, { ...c.req.valid('json'), lang: c.var.lang, onPhone }))
      },
    )
    .post(
      '/bookings/:booking/cancellation',
      operation({ id: 'cancelBooking', summary: 'Call a booking off; what its rule gives goes back the way it came', access: [...bookers], response: model.Booking }),
      valid('param', model.BookingPath),
      valid('json', model.CancelBooking),
      async (c) => {
        const { cancelBooking } = await import('./cancel-booking.ts')
        return c.json(await cancelBooking(c.var.ctx, c.req.valid('param').booking, c.req.valid('json').backFen))
      },
    )
    .post(
      '/bookings/:booking/deposit-return',
      operation({ id: 'returnDeposit', summary: 'All was left in order: the deposit goes back the way it came', access: [...office], response: model.Booking }),
      valid('param', model.BookingPath),
      async (c) => {
        const { returnDeposit } = await import('./return-deposit.ts')
        return c.json(await returnDeposit(c.var.ctx, c.req.valid('param').booking))
      },
    )
    .post(
      '/bookings/:booking/deduction',
      operation({ id: 'askDepositDeduction', summary: 'Ask that part of the deposit, or all of it, is kept, and say why; another person decides', access: [...office], response: model.Booking, status: 201 }),
      valid('param', model.BookingPath),
      valid('json', model.AskDeduction),
      async (c) => {
        const { askDeduction } = await import('./ask-deduction.ts')
        return c.json(await askDeduction(c.var.ctx, c.req.valid('param').booking, c.req.valid('json')), 201)
      },
    )
    .post(
      '/bookings/:booking/deduction/decision',
      operation({ id: 'decideDepositDeduction', summary: 'The second person’s word on a deposit: what is kept becomes income, the rest goes back the way it came', access: [...office], response: model.Booking }),
      valid('param', model.BookingPath),
      valid('json', Decide),
      async (c) => {
        const { decideDeduction } = await import('./decide-deduction.ts')
        return c.json(await decideDeduction(c.var.ctx, c.req.valid('param').booking, c.req.valid('json')))
      },
    )
