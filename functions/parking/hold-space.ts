// What permits use of spaces and cars; how they are stored stays in the items files.
export { freeSpaceWrite, holdSpaceWrite, type SpaceRecord, spacesOf } from './items.ts'
export { carLeavesPermit, carOf, type CarRecord, carTakesPermit, type HouseholdParking, householdParking, putHousehold } from './car-items.ts'
export { canBeGiven } from './show-area.ts'
