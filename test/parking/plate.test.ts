import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalPlate, readPlate } from '../../functions/parking/plate.ts'

test.each([
  ['浙A12345', '浙A12345', 'ordinary'],
  ['浙a·1234z', '浙A1234Z', 'ordinary'],
  ['　浙Ａ－１２３４５　', '浙A12345', 'ordinary'],
  ['京 N 8P8F8', '京N8P8F8', 'ordinary'],
  ['浙AD12345', '浙AD12345', 'green'],
  ['浙AF8T234', undefined, 'green'],
  ['浙AFT1234', '浙AFT1234', 'green'],
  ['粤B12345D', '粤B12345D', 'green'],
  ['粤B1234D5', undefined, 'green'],
  ['浙A1234警', '浙A1234警', 'police'],
  ['浙A1234学', '浙A1234学', 'training'],
  ['鲁H1234挂', '鲁H1234挂', 'trailer'],
  ['粤ZA123港', '粤ZA123港', 'hong-kong'],
  ['粤ZA123澳', '粤ZA123澳', 'macao'],
  ['浙ZA123港', undefined, 'ending'],
  ['沪A1234领', '沪A1234领', 'consulate'],
  ['使224578', '使224578', 'embassy'],
  ['224578使', '224578使', 'embassy'],
  ['浙A1234I', undefined, 'letters-io'],
  ['浙O12345', undefined, 'letters-io'],
  ['浙A123O5', undefined, 'letters-io'],
  ['A123456', undefined, 'province'],
  ['浙112345', undefined, 'authority'],
  ['浙A1234', undefined, 'length'],
  ['浙A1234567', undefined, 'length'],
  ['浙A12警', undefined, 'length'],
  ['浙A1234国', undefined, 'ending'],
  [' · ', undefined, 'empty'],
  ['NL-12-AB', undefined, 'province'],
])('%s is read as %s: %s', (text, plate, verdict) => {
  expect(readPlate(text)).toEqual(plate ? { plate, kind: verdict } : { wrong: verdict })
})

test('what was read is read as itself again, however it is spaced', () => {
  fc.assert(
    fc.property(fc.constantFrom('浙A12345', '浙AD12345', '粤B12345D', '浙A1234警'), fc.constantFrom('', ' ', '·', '-', '　'), fc.nat(8), (plate, gap, at) => {
      expect(readPlate(`${plate.slice(0, at)}${gap}${plate.slice(at)}`)).toMatchObject({ plate })
    }),
  )
})

test('any text has a form to compare by, and the form is its own', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(normalPlate(normalPlate(text))).toBe(normalPlate(text))))
})
