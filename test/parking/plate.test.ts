import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charactersAfter, normalPlate, readPlate } from '../../functions/parking/plate-model.ts'

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

test('every plate that is read can be typed key by key, and what is whole takes no further key', () => {
  const [letters, digits] = [[...'ABCDEFGHJKLMNPQRSTUVWXYZ'], [...'0123456789']]
  const of = (from: readonly string[], length: number) => fc.array(fc.constantFrom(...from), { minLength: length, maxLength: length }).map((all) => all.join(''))
  const place = fc.tuple(fc.constantFrom('浙', '京', '粤'), of(letters, 1)).map((both) => both.join(''))
  const rest = fc.oneof(of([...letters, ...digits], 5), of(digits, 5).map((five) => `D${five}`), of(digits, 5).map((five) => `${five}D`), fc.tuple(of(digits, 4), fc.constantFrom('警', '学', '挂', '领')).map((both) => both.join('')))
  fc.assert(
    fc.property(fc.oneof(fc.tuple(place, rest).map((both) => both.join('')), of(digits, 6).map((six) => `使${six}`), of(digits, 3).map((three) => `粤Z${three}1港`)), (plate) => {
      expect(readPlate(plate)).toMatchObject({ plate })
      for (let at = 0; at < plate.length; at += 1) expect(charactersAfter(normalPlate(plate.slice(0, at)))).toContain(plate[at])
      for (const next of charactersAfter(normalPlate(plate))) expect(readPlate(plate + next)).toHaveProperty('plate')
    }),
  )
  expect(charactersAfter(normalPlate('浙A1234'))).not.toContain('港')
  expect(charactersAfter(normalPlate('浙AD12345'))).toEqual([])
})
