import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes } from '../tables/table.ts'
import { addResident } from './add-resident.ts'
import { applyImport } from './apply-import.ts'
import { changeBuilding } from './change-building.ts'
import { changeCommunity } from './change-community.ts'
import { createBuilding } from './create-building.ts'
import { createCommunity } from './create-community.ts'
import { createUnit } from './create-unit.ts'
import { exportUnits } from './export-units.ts'
import { getImport } from './get-import.ts'
import { getUnit } from './get-unit.ts'
import { ApplyImport, ExportUnitsQuery, FormatQuery, Import, ImportPage, ImportPath, ImportPreview, ImportRowPage, ImportUnitsQuery, ListImportRowsQuery, ListImportsQuery } from './import-model.ts'
import { importUnits } from './import-units.ts'
import { listBuildings } from './list-buildings.ts'
import { listCommunities } from './list-communities.ts'
import { listImportRows } from './list-import-rows.ts'
import { listImports } from './list-imports.ts'
import { listUnits } from './list-units.ts'
import * as model from './model.ts'
import { removeResident } from './remove-resident.ts'
import { unitTemplate } from './unit-template.ts'
import { updateResident } from './update-resident.ts'
import { updateUnit } from './update-unit.ts'
import { writeErrorFile } from './write-error-file.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const
/** Who may have whole files of households with full phones. */
const holders = ['head', 'finance'] as const
const keepers = ['head'] as const

/** Browsers and systems name these files in many ways; what a file is, is told by its bytes. */
const uploads = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream']

export const estateRoutes = () =>
  new Hono<Env>()
    .get('/communities', operation({ id: 'listCommunities', summary: 'List communities', access: readers, response: model.CommunityList }), async (c) => c.json(await listCommunities(c.var.ctx)))
    .post('/communities', operation({ id: 'createCommunity', summary: 'Create a community; the same once more answers the same one', access: keepers, response: model.Community, status: 201 }), valid('json', model.CreateCommunity), async (c) =>
      c.json(await createCommunity(c.var.ctx, c.req.valid('json')), 201),
    )
    .patch('/communities/:community', operation({ id: 'changeCommunity', summary: 'Change a community', access: keepers, response: model.Community }), valid('param', model.CommunityPath), valid('json', model.ChangeCommunity), async (c) =>
      c.json(await changeCommunity(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
    )
    .get('/buildings', operation({ id: 'listBuildings', summary: 'List buildings in the order people count them', access: readers, response: model.BuildingList }), valid('query', model.ListBuildingsQuery), async (c) =>
      c.json(await listBuildings(c.var.ctx, c.req.valid('query'))),
    )
    .post('/buildings', operation({ id: 'createBuilding', summary: 'Create a building; the same once more answers the same one', access: keepers, response: model.Building, status: 201 }), valid('json', model.CreateBuilding), async (c) =>
      c.json(await createBuilding(c.var.ctx, c.req.valid('json')), 201),
    )
    .patch('/buildings/:building', operation({ id: 'changeBuilding', summary: 'Change a building', access: keepers, response: model.Building }), valid('param', model.BuildingPath), valid('json', model.ChangeBuilding), async (c) =>
      c.json(await changeBuilding(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
    )

export const unitRoutes = () =>
  new Hono<Env>()
    .get('/units', operation({ id: 'listUnits', summary: 'List households by building and room', access: readers, response: model.UnitPage }), valid('query', model.ListUnitsQuery), async (c) =>
      c.json(await listUnits(c.var.ctx, c.req.valid('query'))),
    )
    .get('/units/template', operation({ id: 'getUnitTemplate', summary: 'An empty register to fill in and import', access: readers, response: { type: tableTypes } }), valid('query', FormatQuery), async (c) =>
      unitTemplate(c.req.valid('query').format),
    )
    .get('/units/export', operation({ id: 'exportUnits', summary: 'The register as it can be imported again', access: holders, response: { type: tableTypes } }), valid('query', ExportUnitsQuery), async (c) =>
      answerTable(await exportUnits(c.var.ctx, c.req.valid('query')), c.req.valid('query').format, 'zh'),
    )
    .get('/units/:unit', operation({ id: 'getUnit', summary: 'A household with its residents', access: readers, response: model.Unit }), valid('param', model.UnitPath), async (c) =>
      c.json(await getUnit(c.var.ctx, c.req.valid('param').unit)),
    )
    .post('/units', operation({ id: 'createUnit', summary: 'Create a household; the same once more answers the same one', access: keepers, response: model.Unit, status: 201 }), valid('json', model.CreateUnit), async (c) =>
      c.json(await createUnit(c.var.ctx, c.req.valid('json')), 201),
    )
    .patch('/units/:unit', operation({ id: 'updateUnit', summary: 'Change a household', access: keepers, response: model.Unit }), valid('param', model.UnitPath), valid('json', model.UpdateUnit), async (c) =>
      c.json(await updateUnit(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
    )
    .post('/units/:unit/residents', operation({ id: 'addResident', summary: 'Add an owner, tenant or contact with a phone', access: keepers, response: model.Unit, status: 201 }), valid('param', model.UnitPath), valid('json', model.AddResident), async (c) =>
      c.json(await addResident(c.var.ctx, c.req.valid('param').unit, c.req.valid('json')), 201),
    )
    .patch('/units/:unit/residents/:resident', operation({ id: 'updateResident', summary: 'Change a resident', access: keepers, response: model.Unit }), valid('param', model.ResidentPath), valid('json', model.UpdateResident), async (c) =>
      c.json(await updateResident(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') })),
    )
    .delete('/units/:unit/residents/:resident', operation({ id: 'removeResident', summary: 'Remove a resident; the last owner stays', access: keepers, response: model.Unit }), valid('param', model.ResidentPath), async (c) =>
      c.json(await removeResident(c.var.ctx, c.req.valid('param'))),
    )

export const importRoutes = () =>
  new Hono<Env>()
    .post('/imports', operation({ id: 'importUnits', summary: 'Upload a register (CSV or XLSX as the raw body), judged row by row; nothing is changed yet', access: keepers, upload: uploads, response: ImportPreview, status: 201 }), valid('query', ImportUnitsQuery), async (c) =>
      c.json(await importUnits(c.var.ctx, { ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }, c.var.lang), 201),
    )
    .get('/imports', operation({ id: 'getImports', summary: 'List imports, newest first', access: holders, response: ImportPage }), valid('query', ListImportsQuery), async (c) =>
      c.json(await listImports(c.var.ctx, c.req.valid('query'))),
    )
    .get('/imports/:import', operation({ id: 'getImport', summary: 'An import with its counts, progress and first rows', access: holders, response: ImportPreview }), valid('param', ImportPath), async (c) =>
      c.json(await getImport(c.var.ctx, c.req.valid('param').import, c.var.lang)),
    )
    .get('/imports/:import/rows', operation({ id: 'listImportRows', summary: 'List the rows of an import, by verdict', access: holders, response: ImportRowPage }), valid('param', ImportPath), valid('query', ListImportRowsQuery), async (c) =>
      c.json(await listImportRows(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }, c.var.lang)),
    )
    .get('/imports/:import/errors', operation({ id: 'getImportErrors', summary: 'The rows that were not taken over, with the reason, to correct and upload again', access: holders, response: { type: tableTypes } }), valid('param', ImportPath), valid('query', FormatQuery), async (c) =>
      answerTable(await writeErrorFile(c.var.ctx, c.req.valid('param').import, c.var.lang), c.req.valid('query').format, c.var.lang),
    )
    .post('/imports/:import/apply', operation({ id: 'applyImport', summary: 'Take the new and changed rows over, and the question rows that are named', access: keepers, response: Import, status: 202 }), valid('param', ImportPath), valid('json', ApplyImport), async (c) =>
      c.json(await applyImport(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }), 202),
    )
