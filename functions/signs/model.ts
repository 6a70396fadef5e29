import * as z from 'zod'
import { facilityId } from '../facilities/model.ts'
import { machineId } from '../machines/model.ts'
import { parkingAreaId } from '../parking/model.ts'

export const AreaSignPath = z.object({ area: parkingAreaId })
export const MachineSignsPath = z.object({ facility: facilityId })
export const MachineSignsQuery = z.object({ /** One of them alone; all of the facility when left out. */ machine: machineId.optional() })
/** Pages of one file: what a function's answer holds, with room to spare. */
export const signsMax = 500
