// Whether a plate may stay free of charge at an instant: permits and visitors know.
export { permitFor as standingOfPlate } from '../permits/standing-of-plate.ts'
