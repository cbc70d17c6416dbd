import { DatabaseError } from 'pg'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { errorForLog } from './error-for-log.ts'

const CANARY = 'Hoàng Thị Bế 020190001234'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

function ofDatabase(): DatabaseError {
  const error = new DatabaseError(`value "${CANARY}" is too long`, 0, 'error')
  return Object.assign(error, {
    severity: 'ERROR',
    code: '23505',
    constraint: 'account_username_is_unique',
    table: 'account',
    detail: `Key (username)=(${CANARY}) already exists.`,
    where: `unnamed portal parameter $1 = '${CANARY}'`,
  })
}

describe('a log does not quote what a person entered', () => {
  test.each([
    ['the database', ofDatabase()],
    ['the reader of JSON', thrownBy(() => JSON.parse(`${CANARY} {`))],
    ['a schema', thrownBy(() => z.enum(['a']).parse(CANARY, { reportInput: true }))],
    ['Node.js', thrownBy(() => Buffer.alloc(CANARY as never))],
    ['what was found behind another error', new Error('filing', { cause: ofDatabase() })],
    ['a stack of several lines', Object.assign(ofDatabase(), { stack: `Error: a\n${CANARY}\n` })],
    ['something that is no error', CANARY],
  ])('when it is %s that failed', (_, error) => {
    expect(JSON.stringify(errorForLog(error))).not.toContain('Hoàng')
  })
})

describe('a log tells where to look', () => {
  test('by kind, constraint and table when the database failed', () => {
    expect(errorForLog(ofDatabase())).toMatchObject({
      code: '23505',
      constraint: 'account_username_is_unique',
      table: 'account',
    })
  })

  test('by message and place when the program failed', () => {
    const { type, message, stack } = errorForLog(new TypeError('no such unit'))

    expect([type, message]).toEqual(['TypeError', 'no such unit'])
    expect(stack).toContain('error-for-log.test.ts')
  })

  test('and goes no deeper than five causes', () => {
    const endless = new Error('again')
    endless.cause = endless

    expect(JSON.stringify(errorForLog(endless)).match(/"cause"/g)).toHaveLength(5)
  })
})
