import { expect, test } from 'vitest'
import { registerFacts } from '../../../../tools/test-support/register-facts.ts'
import { registerPages } from './register-pages.ts'

test('a register whose lines are too long to be printed is refused, and not broken off', async () => {
  const [line] = registerFacts().lines
  if (line === undefined) throw new Error('no line')
  const lines = Array.from({ length: 500 }, () => ({ ...line, procedure: 'Cấp giấy '.repeat(60) }))

  await expect(async () => registerPages(registerFacts({ lines }))).rejects.toMatchObject({
    code: 'invalid/register-too-long-for-print',
  })
})
