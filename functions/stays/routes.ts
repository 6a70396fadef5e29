import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { callerAddress } from '../members/caller-address.ts'
import { OpenedSale } from '../sales/model.ts'
import { tableTypes } from '../tables/table.ts'
import * as model from './model.ts'
import * as report from './report-model.ts'
import * as shift from './shift-model.ts'
import * as ticket from './ticket-model.ts'

const works: readonly Role[] = ['head', 'attendant']
const settles: readonly Role[] = ['head', 'finance', 'attendant']
const readers: readonly Role[] = ['head', 'finance', 'collector', 'attendant', 'auditor']
const seesShifts: readonly Role[] = ['head', 'finance', 'attendant', 'auditor']
const reports: readonly Role[] = ['head', 'finance', 'auditor']

/** Cars that come and go. The use cases are loaded when first asked for: functions that never answer these do without them. */
export const stayRoutes = () =>
  new Hono<Env>()
    .post('/parking/events', operation({ id: 'recordGateEvent', summary: 'An entry or exit that a gate, a phone or a ticket saw; once a device and sequence number, in any order', access: works, response: model.GateAnswer }), valid('json', model.RecordGateEvent), async (c) => {
      const { recordGateEvent } = await import('./record-gate-event.ts')
      return c.json(await recordGateEvent(c.var.ctx, c.req.valid('json'), c.var.lang))
    })
    .get('/parking/areas/:area/present', operation({ id: 'listPresent', summary: 'Cars inside an area, or one of them by plate or ticket, with what each owes now', access: readers, response: model.StayPage }), valid('param', model.AreaPath), valid('query', model.ListPresent), async (c) => {
      const { listPresent } = await import('./get-stay.ts')
      return c.json(await listPresent(c.var.ctx, c.req.valid('param').area, c.req.valid('query')))
    })
    .get('/parking/stays', operation({ id: 'listStays', summary: 'Stays that began on a day, newest first', access: readers, response: model.StayPage }), valid('query', model.ListStays), async (c) => {
      const { listStays } = await import('./list-stays.ts')
      return c.json(await listStays(c.var.ctx, c.req.valid('query')))
    })
    .get('/parking/stays/:stay', operation({ id: 'getStay', summary: 'A stay with what its price is made of', access: readers, response: model.StayDetail }), valid('param', model.StayPath), async (c) => {
      const { getStay } = await import('./get-stay.ts')
      return c.json(await getStay(c.var.ctx, c.req.valid('param').stay))
    })
    .post('/parking/stays/:stay/closure', operation({ id: 'closeStay', summary: 'Supply an entry or exit that no gate saw, or set the price, with a reason', access: settles, response: model.StayDetail }), valid('param', model.StayPath), valid('json', model.CloseStay), async (c) => {
      const { closeStay } = await import('./close-stay.ts')
      return c.json(await closeStay(c.var.ctx, c.req.valid('param').stay, c.req.valid('json')))
    })
    .post('/parking/stays/:stay/cash', operation({ id: 'takeStayCash', summary: 'Cash for a stay, in the caller’s open shift', access: works, response: model.StayCash, status: 201 }), valid('param', model.StayPath), valid('json', model.TakeStayCash), async (c) => {
      const { takeStayCash } = await import('./take-stay-cash.ts')
      return c.json(await takeStayCash(c.var.ctx, c.req.valid('param').stay, c.req.valid('json')), 201)
    })
    .post('/parking/stays/:stay/coupons', operation({ id: 'redeemCoupon', summary: 'Put a coupon on a stay, once', access: settles, response: model.StayDetail }), valid('param', model.StayPath), valid('json', model.RedeemCoupon), async (c) => {
      const { redeemCoupon } = await import('./redeem-coupon.ts')
      return c.json(await redeemCoupon(c.var.ctx, c.req.valid('param').stay, c.req.valid('json').code))
    })
    .post('/parking/pay/:area/coupons', operation({ id: 'redeemMyCoupon', summary: 'For the driver: put a coupon on the stay, once', access: 'anyone', response: model.MyStay }), valid('param', model.AreaPath), valid('json', model.RedeemMyCoupon), async (c) => {
      const { redeemMyCoupon } = await import('./redeem-coupon.ts')
      return c.json(await redeemMyCoupon(c.var.ctx, c.req.valid('param').area, c.req.valid('json'), callerAddress(c)))
    })
    .get('/parking/pay/:area/front', operation({ id: 'getParkingFront', summary: 'For the driver: which area the sign at the exit belongs to, and how one pays', access: 'anyone', response: model.ParkingFront }), valid('param', model.AreaPath), async (c) => {
      const { getParkingFront } = await import('./get-parking-front.ts')
      return c.json(await getParkingFront(c.var.ctx, c.req.valid('param').area))
    })
    .get('/parking/pay/:area', operation({ id: 'findMyStay', summary: 'For the driver: where, since when, how much and why, by plate or ticket', access: 'anyone', response: model.MyStay }), valid('param', model.AreaPath), valid('query', model.FindMyStay), async (c) => {
      const { findMyStay } = await import('./find-my-stay.ts')
      return c.json(await findMyStay(c.var.ctx, c.req.valid('param').area, c.req.valid('query'), callerAddress(c)))
    })
    .post('/parking/pay/:area', operation({ id: 'payMyStay', summary: 'For the driver: the provider’s page for what is due now', access: 'anyone', response: OpenedSale }), valid('param', model.AreaPath), valid('json', model.PayMyStay), async (c) => {
      const { payMyStay } = await import('./pay-my-stay.ts')
      return c.json(await payMyStay(c.var.ctx, c.req.valid('param').area, c.req.valid('json'), { address: callerAddress(c), lang: c.var.lang }))
    })

/** The attendant's cash and tickets, and what they come to. */
export const shiftRoutes = () =>
  new Hono<Env>()
    .post('/parking/shifts', operation({ id: 'openShift', summary: 'Begin the caller’s shift', access: works, response: shift.Shift, status: 201 }), valid('json', shift.OpenShift), async (c) => {
      const { openShift } = await import('./shifts.ts')
      return c.json(await openShift(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/parking/shifts', operation({ id: 'listShifts', summary: 'Shifts, newest first; attendants see their own', access: seesShifts, response: shift.ShiftPage }), valid('query', shift.ListShifts), async (c) => {
      const { listShifts } = await import('./shifts.ts')
      return c.json(await listShifts(c.var.ctx, c.req.valid('query')))
    })
    .get('/parking/my-shift', operation({ id: 'getMyShift', summary: 'The shift of the caller that is not handed over yet', access: works, response: shift.MyShift }), async (c) => {
      const { getMyShift } = await import('./shifts.ts')
      return c.json(await getMyShift(c.var.ctx))
    })
    .get('/parking/shifts/:shift', operation({ id: 'getShift', summary: 'A shift: cash taken, and how it was handed over', access: seesShifts, response: shift.Shift }), valid('param', shift.ShiftPath), async (c) => {
      const { getShift } = await import('./shifts.ts')
      return c.json(await getShift(c.var.ctx, c.req.valid('param').shift))
    })
    .post('/parking/shifts/:shift/hand-over', operation({ id: 'handOverShift', summary: 'Count the cash and hand it over; what is over or short is posted', access: works, response: shift.Shift }), valid('param', shift.ShiftPath), valid('json', shift.HandOverShift), async (c) => {
      const { handOverShift } = await import('./hand-over-shift.ts')
      return c.json(await handOverShift(c.var.ctx, c.req.valid('param').shift, c.req.valid('json')))
    })
    .post('/parking/ticket-books', operation({ id: 'createTicketBook', summary: 'Put a book of numbered paper tickets into use', access: settles, response: ticket.TicketBook, status: 201 }), valid('json', ticket.CreateTicketBook), async (c) => {
      const { createTicketBook } = await import('./ticket-books.ts')
      return c.json(await createTicketBook(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/parking/areas/:area/ticket-books', operation({ id: 'listTicketBooks', summary: 'The books of an area', access: readers, response: ticket.TicketBookList }), valid('param', model.AreaPath), async (c) => {
      const { listTicketBooks } = await import('./ticket-books.ts')
      return c.json(await listTicketBooks(c.var.ctx, c.req.valid('param').area))
    })
    .get('/parking/occupancy', operation({ id: 'getOccupancy', summary: 'How full an area is now, and was hour by hour on a day', access: readers, response: report.Occupancy }), valid('query', report.OccupancyQuery), async (c) => {
      const { getOccupancy } = await import('./get-occupancy.ts')
      return c.json(await getOccupancy(c.var.ctx, c.req.valid('query')))
    })
    .get('/parking/income', operation({ id: 'getParkingIncome', summary: 'Short stays of a month by area, tariff and class: how many, what they cost, what was paid, what coupons took off', access: reports, response: report.ParkingIncome }), valid('query', report.ParkingIncomeQuery), async (c) => {
      const { getParkingIncome } = await import('./parking-income.ts')
      return c.json(await getParkingIncome(c.var.ctx, c.req.valid('query')))
    })
    .get('/parking/income/spaces', operation({ id: 'listSpaceIncome', summary: 'Income of a month by space: what its permits were billed for; short stays by area', access: reports, response: report.SpaceIncomePage }), valid('query', report.ListSpaceIncome), async (c) => {
      const { listSpaceIncome } = await import('./income-by-space.ts')
      return c.json(await listSpaceIncome(c.var.ctx, c.req.valid('query')))
    })
    .get('/parking/income/export', operation({ id: 'exportParkingIncome', summary: 'Parking income by tariff, by space or by coupon as a file', access: reports, response: { type: tableTypes } }), valid('query', report.ExportParkingIncome), async (c) => {
      const [{ couponIncomeTable, spaceIncomeTable, tariffIncomeTable }, { answerTable }] = await Promise.all([import('./income-table.ts'), import('../tables/answer-table.ts')])
      const { by, format, ...query } = c.req.valid('query')
      const { ctx, lang } = c.var
      if (by === 'coupon') return answerTable(await couponIncomeTable(ctx, query, lang), format, lang)
      return by === 'space' ? answerTable(await spaceIncomeTable(ctx, query, lang), format, lang) : answerTable(await tariffIncomeTable(ctx, query, lang), format, lang)
    })
