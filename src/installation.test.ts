import { describe, expect, test } from 'vitest'
import { aContext, aDatabase, LANG_SON } from '../tools/test-support/database.ts'
import { systemContext } from './installation.ts'

const database = await aDatabase()

function addressFor(configuration: { readonly publicUrl: string | null; readonly port: number }) {
  const { clock } = aContext(database)
  const installation = { ...database, clock, configuration }
  return systemContext(installation, LANG_SON, 'a night').publicUrl
}

describe('work that nobody asks for just now', () => {
  test('writes the public address into letters', () => {
    const publicUrl = 'https://motcua.langson.gov.vn'

    expect(addressFor({ publicUrl, port: 3000 })).toBe(publicUrl)
  })

  test('writes the address on this machine where there is no public one', () => {
    expect(addressFor({ publicUrl: null, port: 3000 })).toBe('http://localhost:3000')
  })
})
