import { describe, expect, test } from 'vitest'
import { readConfiguration } from './configuration.ts'

const provider = {
  IDENTITY_ISSUER: 'https://sso.example.vn/auth',
  IDENTITY_CLIENT_ID: 'lang-son',
}
const PUBLIC_URL = 'https://motcua.example.vn'
const production = { NODE_ENV: 'production', DEMO: 'none', PUBLIC_URL }

describe('the provider of electronic identities', () => {
  test('is none unless it is set', () => {
    expect(readConfiguration({}, 0).identity).toBeNull()
  })

  test('is VNeID unless another is named', () => {
    expect(readConfiguration(provider, 0).identity).toEqual({
      provider: 'vneid',
      issuer: 'https://sso.example.vn/auth',
      clientId: 'lang-son',
      clientSecret: null,
    })
    expect(
      readConfiguration({ ...provider, IDENTITY_PROVIDER: 'national-portal' }, 0).identity,
    ).toMatchObject({ provider: 'national-portal' })
  })

  test.each([
    ['without the name it knows us by', { ...provider, IDENTITY_CLIENT_ID: '' }],
    ['whose words nobody here understands', { ...provider, IDENTITY_PROVIDER: 'facebook' }],
    ['that is no address', { ...provider, IDENTITY_ISSUER: 'vneid' }],
    [
      'without encryption, in production',
      { ...production, ...provider, IDENTITY_ISSUER: 'http://sso.example.vn' },
    ],
  ])('is refused %s', (_, environment) => {
    expect(() => readConfiguration(environment, 0)).toThrow(/IDENTITY_/)
  })
})

describe('how many servers and workers run', () => {
  test('is one of each unless it is said', () => {
    expect(readConfiguration({}, 0)).toMatchObject({ servers: 1, workers: 1 })
    expect(readConfiguration({ SERVERS: '2', WORKERS: '3' }, 0)).toMatchObject({
      servers: 2,
      workers: 3,
    })
  })

  test.each(['0', '17', '1.5', 'two'])('is refused when it is %s', (SERVERS) => {
    expect(() => readConfiguration({ SERVERS }, 0)).toThrow(/SERVERS/)
  })
})

test('production is refused without the address to which the QR codes of letters lead', () => {
  expect(() => readConfiguration({ ...production, PUBLIC_URL: '' }, 0)).toThrow(/PUBLIC_URL/)
  expect(readConfiguration(production, 0).publicUrl).toBe(PUBLIC_URL)
})
