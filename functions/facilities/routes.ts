import { Hono } from 'hono'
import type { Role } from '../context.ts'
import { pictureTypes } from '../files/model.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'
import * as photo from './photo-model.ts'

const readers = ['head', 'finance', 'collector', 'auditor', 'attendant'] as const satisfies Role[]
const keepers = ['head', 'finance'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const facilityRoutes = () =>
  new Hono<Env>()
    .get('/facilities', operation({ id: 'listFacilities', summary: 'Facilities, those in use first', access: [...readers], response: model.FacilityPage }), valid('query', model.ListFacilities), async (c) => {
      const { listFacilities } = await import('./list-facilities.ts')
      return c.json(await listFacilities(c.var.ctx, c.req.valid('query')))
    })
    .post(
      '/facilities',
      operation({ id: 'createFacility', summary: 'Register a facility; on common parts by the owners’ decision', access: [...keepers], response: model.Facility, status: 201 }),
      valid('json', model.CreateFacility),
      async (c) => {
        const { createFacility } = await import('./create-facility.ts')
        return c.json(await createFacility(c.var.ctx, c.req.valid('json')), 201)
      },
    )
    .get('/facilities/:facility', operation({ id: 'getFacility', summary: 'A facility', access: [...readers], response: model.Facility }), valid('param', model.FacilityPath), async (c) => {
      const { readFacility } = await import('./read-facility.ts')
      return c.json(await readFacility(c.var.ctx, c.req.valid('param').facility))
    })
    .patch(
      '/facilities/:facility',
      operation({ id: 'changeFacility', summary: 'Change a facility, its operator, decision or state', access: [...keepers], response: model.Facility }),
      valid('param', model.FacilityPath),
      valid('json', model.ChangeFacility),
      async (c) => {
        const { changeFacility } = await import('./change-facility.ts')
        return c.json(await changeFacility(c.var.ctx, c.req.valid('param').facility, c.req.valid('json')))
      },
    )
    .post(
      '/facilities/:facility/photos',
      operation({ id: 'addPhoto', summary: 'Upload a picture of a facility (JPEG, PNG or WebP as the raw body, 1 MB at most, 8 of them); what it says of place and camera is dropped', access: [...keepers], upload: pictureTypes, response: model.Facility, status: 201 }),
      valid('param', model.FacilityPath),
      valid('query', photo.AddPhotoQuery),
      async (c) => {
        const { addPhoto } = await import('./add-photo.ts')
        return c.json(await addPhoto(c.var.ctx, c.req.valid('param').facility, { ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }), 201)
      },
    )
    .get(
      '/facilities/:facility/photos/:photo',
      operation({ id: 'getPhoto', summary: 'An uploaded picture; residents see those of what they can book', access: [...readers, 'resident'], response: { type: pictureTypes } }),
      valid('param', photo.PhotoPath),
      async (c) => {
        const { showPhoto } = await import('./show-photo.ts')
        const { facility, photo: id } = c.req.valid('param')
        return showPhoto(c.var.ctx, facility, id)
      },
    )
