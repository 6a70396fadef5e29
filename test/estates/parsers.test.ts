import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, parseDate } from '../../functions/calendar.ts'
import { cleanName, cleanRoom, cleanText } from '../../functions/estates/clean-text.ts'
import { parseArea } from '../../functions/estates/parse-area.ts'
import { parseDay } from '../../functions/estates/parse-day.ts'
import { maskPhone, parsePhone, phoneKind, splitPhones } from '../../functions/estates/parse-phone.ts'
import { chineseNumber, inOrder, sortKeyOf } from '../../functions/estates/sort-key.ts'
import { readBuildingType, readUse } from '../../functions/estates/words.ts'
import { squareMetres } from '../../functions/money.ts'

const wide = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const padding = fc.constantFrom('', ' ', '\u3000', '\u00a0', '\t', ' \u3000')

describe('a floor area', () => {
  it('is read back from every way of writing it, to the 0.01 m2', () => {
    const unit = fc.constantFrom('', '㎡', 'm2', 'M²', '平方米', '平米', ' ㎡')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), unit, padding, padding, fc.boolean(), (area, suffix, before, after, full) => {
        const written = full ? wide(squareMetres(area)) : squareMetres(area)
        expect(parseArea(`${before}${written}${suffix}${after}`)).toBe(area)
      }),
    )
  })

  it.each([
    ['67', 6700],
    ['130.70', 13070],
    ['33.33', 3333],
    ['0.01', 1],
    ['9999.99', 999999],
    ['1,234.50', 123450],
    ['56.880', 5688],
    ['54,37', 'area-comma'],
    ['1,23', 'area-comma'],
    ['54，37', 'area-comma'],
    ['约50', 'area-unreadable'],
    ['五十', 'area-unreadable'],
    ['5O.2', 'area-unreadable'],
    ['1e2', 'area-unreadable'],
    ['50-60', 'area-unreadable'],
    ['56.885', 'area-decimals'],
    ['0', 'area-not-positive'],
    ['-48.20', 'area-not-positive'],
    ['－48.20', 'area-not-positive'],
    ['10000', 'area-too-big'],
    ['99999.99', 'area-too-big'],
  ])('%s is %s', (text, expected) => expect(parseArea(text)).toBe(expected))

  it('is never anything but a whole number in range or a named fault', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-0-9,.㎡ ]{0,12}$/)), (text) => {
        const area = parseArea(text)
        expect(typeof area === 'string' || (Number.isInteger(area) && area >= 1 && area <= 999_999)).toBe(true)
      }),
    )
  })
})

describe('a date', () => {
  const days = fc.integer({ min: 0, max: 73_000 }).map((count) => addDays('1900-01-01' as BusinessDate, count))

  it('is read back from every way registers write it', () => {
    const forms: ((year: string, month: string, day: string) => string)[] = [
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
      (y, m, d) => `${y}.${Number(m)}.${Number(d)}`,
      (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
      (y, m, d) => `${y} 年 ${m} 月 ${d} 日`,
      (y, m, d) => `${y}${m}${d}`,
      (y, m, d) => wide(`${y}-${m}-${d}`),
      (y, m, d) => `${y}-${m}-${d} 00:00:00`,
    ]
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), padding, (date, form, space) => {
        const [year, month, day] = date.split('-') as [string, string, string]
        expect(parseDay(`${space}${form(year, month, day)}${space}`)).toBe(date)
      }),
    )
  })

  it("is read from Excel's serial number, a day for a day", () => {
    expect(parseDay('28056')).toBe('1976-10-23')
    expect(parseDay('43831')).toBe('2020-01-01')
    expect(parseDay('42369', 1462)).toBe('2020-01-01')
    fc.assert(fc.property(fc.integer({ min: 10_000, max: 60_000 }), (serial) => {
      expect(parseDay(String(serial))).toBe(addDays('1899-12-30' as BusinessDate, serial))
    }))
  })

  it.each(['1981', '1981.12', '81.12.24', '24/12/1981', '1981.12/24', '1981-02-30', '2023-02-29', '1981-13-01', '1899-12-31', '2101-01-01', '1981-12-24 13:30', '1981年12月', '不详', '198112', '9999', '70000'])(
    '%s leaves something open and is not guessed',
    (text) => expect(parseDay(text)).toBeUndefined(),
  )

  it('is a day of the calendar or nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9./年月日-]{4,12}$/)), (text) => {
      const date = parseDay(text)
      expect(date === undefined || parseDate(date) === date).toBe(true)
    }))
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
  })
})

describe('a phone number', () => {
  const mobile = fc.tuple(fc.constantFrom('3', '5', '8', '9'), fc.stringMatching(/^\d{9}$/)).map(([second, rest]) => `1${second}${rest}`)
  const landline = fc.tuple(fc.constantFrom('010', '021', '0571', '0898'), fc.stringMatching(/^[2-8]\d{7}$/)).map((parts) => parts.join('-'))

  it('is read back however its digits are grouped', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom('', '+86', '86', '0086', '+86 '), fc.constantFrom('', ' ', '-', '\u00a0'), fc.boolean(), (phone, prefix, gap, full) => {
        const written = `${prefix}${phone.slice(0, 3)}${gap}${phone.slice(3, 7)}${gap}${phone.slice(7)}`
        expect(parsePhone(full ? wide(written) : written)).toBe(phone)
        expect(phoneKind(phone)).toBe('mobile')
      }),
    )
  })

  it('of a landline is kept with its area code', () => {
    fc.assert(fc.property(landline, fc.constantFrom('-', ' ', ''), (phone, gap) => {
      expect(parsePhone(phone.replace('-', gap))).toBe(phone)
      expect(phoneKind(phone)).toBe('landline')
    }))
    expect(parsePhone('0571-0000 1234')).toBe('0571-00001234')
    expect(parsePhone('(0571) 8888 1234-801')).toBe('0571-88881234-801')
    expect(parsePhone('88881234')).toBe('88881234')
  })

  it.each(['1380000', '138000056', '138000056401', '12800005640', '2380000564', '1380000564x', '1.38E+10', '0', '电话'])('%s is not completed or guessed', (text) => expect(parsePhone(text)).toBeUndefined())

  it('masked keeps less than half of its digits', () => {
    expect(maskPhone('13500008742')).toBe('135****8742')
    expect(maskPhone('0571-00001234')).toBe('0571-****1234')
    expect(maskPhone('88881234')).toBe('****1234')
    fc.assert(fc.property(fc.oneof(mobile, landline), (phone) => {
      expect(maskPhone(phone)).not.toContain(phone.replace(/^0\d+-/, '').slice(-8))
    }))
  })

  it('is one of several in a cell, but not at a space', () => {
    expect(splitPhones('135 0000 4288、13900001111/0571-00001234；13800000000')).toEqual(['135 0000 4288', '13900001111', '0571-00001234', '13800000000'])
  })
})

describe('rooms and buildings', () => {
  const order = (names: string[]) => inOrder(names, (name) => name)
  it('stand in the order people count them', () => {
    expect(order(['1-1103', '1-101', '10-101', '2-101', '1-201', '1-102'])).toEqual(['1-101', '1-102', '1-201', '1-1103', '2-101', '10-101'])
    expect(order(['10幢', '3幢', '平房乙院', '1幢', '平房甲院'])).toEqual(['1幢', '3幢', '10幢', '平房甲院', '平房乙院'])
    expect(order(['十一单元', '二单元', '一单元', '十单元'])).toEqual(['一单元', '二单元', '十单元', '十一单元'])
    expect(order(['101B', '101', '101A', '102'])).toEqual(['101', '101A', '101B', '102'])
  })

  it('with the same stairs and door count by the number', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(9999), fc.nat(99), fc.nat(9999), (stairs, door, otherStairs, otherDoor) => {
        const [a, b] = [sortKeyOf(`${stairs}-${door}`), sortKeyOf(`${otherStairs}-${otherDoor}`)]
        const expected = stairs - otherStairs || door - otherDoor
        expect(Math.sign(a < b ? -1 : a > b ? 1 : 0)).toBe(Math.sign(expected))
      }),
    )
  })

  it('have keys that are the same only for the same room', () => {
    const room = fc.stringMatching(/^[0-9A-Z\-一十甲室]{1,8}$/)
    fc.assert(fc.property(room, room, (a, b) => {
      expect(sortKeyOf(a) === sortKeyOf(b)).toBe(a === b)
    }))
  })

  it('are one thing in full-width digits, other dashes, spaces and small letters', () => {
    for (const text of ['１－１０１', ' 1-101 ', '1–101', '1 - 101', '1—101']) expect(cleanRoom(text)).toBe('1-101')
    expect(cleanRoom('3 幢')).toBe('3幢')
    expect(cleanRoom('1-101a')).toBe('1-101A')
  })

  it.each([
    ['砖混六层', 'walk-up', 6, false],
    ['砖混七层', 'walk-up', 7, false],
    ['框架十二层（电梯）', 'lift', 12, true],
    ['框架7层（无电梯）', 'walk-up', 7, false],
    ['平房', 'bungalow', 1, false],
    ['高层', 'lift', null, true],
    ['框架十二层', 'other', 12, false],
    ['砖木', 'other', null, false],
  ])('%s is a %s', (text, type, floors, lift) => expect(readBuildingType(text)).toEqual({ type, floors, lift }))
})

describe('words and names', () => {
  it('lose spaces of every kind at the ends and control characters inside', () => {
    expect(cleanText('\u3000 a\u00a0 b\u200b\u0007 ')).toBe('a b')
    expect(cleanName(' 孟桂兰\u3000')).toBe('孟桂兰')
    expect(cleanName('王\u3000芳')).toBe('王芳')
    expect(cleanName('Anna  Smith')).toBe('Anna Smith')
    // A compatibility character of a name stays that character.
    expect(cleanName('\uFA11')).toBe('\uFA11')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
    }))
  })

  it('of numbers count to 199', () => {
    for (const [text, number] of [['一', 1], ['十', 10], ['十二', 12], ['二十', 20], ['三十三', 33], ['一百', 100], ['一百二十', 120]] as const) expect(chineseNumber(text)).toBe(number)
    for (const text of ['', '十十', '一二', '百百']) expect(chineseNumber(text)).toBeUndefined()
  })

  it('of a use are known or not, never guessed', () => {
    expect(readUse(' 商 铺 ')).toBe('shop')
    expect(readUse('仓库')).toBe('storage')
    expect(readUse('仓')).toBeUndefined()
  })
})
