import { expect, test } from 'vitest'
import { networkOf } from '../../functions/members/caller-address.ts'

test('addresses of one IPv6 network count as one caller, however they are written; IPv4 addresses each by themselves', () => {
  const one = networkOf('2001:db8:0:7:1:2:3:4')
  for (const same of ['2001:db8:0:7::1', '2001:0DB8:0000:0007:ffff::', '[2001:db8:0:7::9]', '2001:db8:0:7::', '2001:db8::7:1:2:3:4']) expect(networkOf(same)).toBe(one)
  for (const other of ['2001:db8:0:8::1', '2001:db8::7:1:2:3', '::1', '2001:db8:0:7.0.0.1']) expect(networkOf(other)).not.toBe(one)
  expect(networkOf('198.51.100.10')).toBe('198.51.100.10')
  expect(networkOf('198.51.100.11')).not.toBe(networkOf('198.51.100.10'))
  expect(networkOf('local')).toBe('local')
})
