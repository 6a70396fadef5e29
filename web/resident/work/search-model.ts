import { normalPlate } from '../../../functions/parking/plate-model.ts'
import { type Car, subjectName } from './cars-model.ts'

/** By any part of plate or ticket, those inside longest first. */
export function searchCars(cars: readonly Car[], text: string): readonly Car[] {
  const wanted = normalPlate(text)
  return cars.filter((car) => subjectName(car).includes(wanted)).sort((a, b) => (a.in < b.in ? -1 : 1))
}
