import { describe, expect, it } from 'vitest'
import { readCode, readPhone, spacedPhone } from '../../web/resident/session/phone.ts'

describe('a phone number as people type it', () => {
  it.each(['13800138000', '138 0013 8000', '+86 138-0013-8000', '0086 13800138000', '１３８００１３８０００'])('%s is read', (typed) => {
    expect(readPhone(typed)).toBe('13800138000')
  })

  it.each(['', '1380013800', '23800138000', '12800138000', '138001380001', 'abc'])('%s is refused', (typed) => {
    expect(readPhone(typed)).toBeUndefined()
  })

  it('is shown in groups', () => {
    expect(spacedPhone('13800138000')).toBe('138 0013 8000')
  })
})

describe('a code as people paste it', () => {
  it.each(['123456', ' 123 456 ', '１２３４５６', '【东街】验证码 123456，5分钟内有效', 'Your code is 123456.'])('%s is read', (typed) => {
    expect(readCode(typed)).toBe('123456')
  })

  it.each(['', '12345', '1234567', '13800138000'])('%s is refused', (typed) => {
    expect(readCode(typed)).toBeUndefined()
  })
})
