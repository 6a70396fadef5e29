import type { FactToTell } from '../rosters/tell-worker.ts'
import type { LeaveRecord } from './items.ts'

/** What the worker is told of this version of a leave: its days and what became of it, neither its kind nor why. */
export const leaveToTell = ({ id, person, from, to, version }: LeaveRecord, result: string): FactToTell => ({ id: `${id}.${version}`, person, template: 'leave-decided', days: from === to ? [from] : [from, to], result })
