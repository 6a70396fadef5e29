import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSealKeys } from '../../functions/seals.ts'
import { openText, printsOfText, sealText } from '../../functions/workforce/seal-text.ts'

const keys = readSealKeys(JSON.stringify({ current: 'k1', k1: 'a'.repeat(32) }))
const both = readSealKeys(JSON.stringify({ current: 'k2', k1: 'a'.repeat(32), k2: 'b'.repeat(32) }))
const place = { tenant: 'tenant000001', person: 'person000001', field: 'hardship' }
const iv = Uint8Array.from({ length: 12 }, (_, at) => at)

test('what was sealed opens as it was, and nowhere else: not for another tenant, person or field, nor with a character changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.nat(), (text, fresh, chance) => {
      const sealed = sealText(keys, place, fresh, text)
      expect(openText(keys, place, sealed)).toBe(text)
      for (const other of [{ ...place, tenant: 'tenant000002' }, { ...place, person: 'person000002' }, { ...place, field: 'idNumber' }]) expect(() => openText(keys, other, sealed)).toThrow()
      const [id, nonce, body] = sealed.split('.') as [string, string, string]
      const bytes = Buffer.from(body, 'base64url')
      bytes[chance % bytes.length]! ^= 1
      expect(() => openText(keys, place, [id, nonce, bytes.toString('base64url')].join('.'))).toThrow()
    }),
  )
})

test('after a change of keys old texts still open, new ones carry the new key, and an id number is found under both', () => {
  const old = sealText(keys, place, iv, '低保户')
  expect(openText(both, place, old)).toBe('低保户')
  expect(sealText(both, place, iv, '低保户')).toMatch(/^k2\./)
  expect(() => openText(readSealKeys(JSON.stringify({ current: 'k2', k2: 'b'.repeat(32) })), place, old)).toThrow('the secret k1 for sealing is gone')
  expect(printsOfText(both, 'tenant000001', 'x')).toEqual([expect.stringMatching(/^k2\./), printsOfText(keys, 'tenant000001', 'x')[0]])
  expect(printsOfText(keys, 'tenant000001', 'x')).not.toEqual(printsOfText(keys, 'tenant000002', 'x'))
})

test('a short secret, or a current one that is not there, is refused at the start', () => {
  expect(() => readSealKeys(JSON.stringify({ current: 'k1', k1: 'short' }))).toThrow()
  expect(() => readSealKeys(JSON.stringify({ current: 'k9', k1: 'a'.repeat(32) }))).toThrow()
})
