import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'
import { withoutSecrets } from './secrets.ts'

test('a form comes back without the secrets that were typed', () => {
  const returned = { faults: [], values: { username: 'thuly', password: 'x', totp: '123456' } }

  expect(withoutSecrets(returned, 'password', 'totp').values).toEqual({ username: 'thuly' })
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  ['curl/8.5.0', null],
  [null, null],
])('the browser %s is named %s', (agent, name) => {
  expect(deviceOf(agent)).toBe(name)
})
