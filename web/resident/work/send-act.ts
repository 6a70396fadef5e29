import { instant, systemClock } from '../../../functions/calendar.ts'
import { api } from '../../shared/api/client.ts'
import { asApiError } from '../../shared/api/api-error.ts'
import type { Act, Passing } from './act-model.ts'
import { askSoon } from './ask-soon.ts'
import type { Send } from './send-acts.ts'

/** Each act as the call that it is. All of them may be sent again: device and number, or an id of their own, make them one. */
export const sendAct: Send = async (act, stay) => {
  try {
    return await call(act, stay)
  } catch (thrown) {
    throw asApiError(thrown)
  }
}

async function call(act: Act, stay: string | undefined): ReturnType<Send> {
  switch (act.kind) {
    case 'in':
    case 'out':
      return { passing: await recordPassing(act) }
    case 'entry':
      await askSoon((options) => api.parking.stays[':stay'].closure.$post({ param: { stay: stay as never }, json: { reason: act.reason, in: act.in } }, options))
      return {}
    case 'cash': {
      const { id, shift, amountFen, pricedAt, told } = act
      const taken = await askSoon((options) => api.parking.stays[':stay'].cash.$post({ param: { stay: stay as never }, json: { id, shift, amountFen, at: pricedAt, told } }, options))
      return { cash: { receiptNo: taken.receiptNo, dueFen: taken.stay.dueFen } }
    }
    case 'punch': {
      const { id, way, code, place, deviceAt } = act
      const { clock, shiftName, again } = await askSoon((options) => api['my-roster'].clock.$post({ json: { id, kind: way, code, place, at: deviceAt, sentAt: instant(systemClock) } }, options))
      return { punch: { clock, shiftName, again } }
    }
    case 'shift':
      await askSoon((options) => api.parking.shifts.$post({ json: { id: act.id, area: act.area as never, floatFen: act.floatFen } }, options))
      return {}
  }
}

async function recordPassing({ area, device, number, kind, plate, ticket, class: name, at }: Passing) {
  const { outcome, open, say, stay } = await askSoon((options) =>
    api.parking.events.$post({ json: { area: area as never, device, sequence: number, kind, class: name, at, ...(plate === undefined ? { ticket } : { plate }) } }, options),
  )
  return { outcome, open, say, stay: stay && { id: stay.id, standing: stay.standing, state: stay.state, dueFen: stay.dueFen } }
}
