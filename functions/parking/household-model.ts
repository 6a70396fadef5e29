/** Bounds that the residents' own pages show, apart from the schemas so that they stay small. */
export const carsPerHousehold = 5
/** How far ahead a visit may be entered. */
export const visitDaysAheadMax = 31
