import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { mayOnlyRead, roomIn, roomOn, scarcest, watchRoom, type Rooms } from '#platform/room'

const MIB = 1024 ** 2
const GIB = 1024 ** 3
const AMPLE: Rooms = { files: 'ample', database: 'ample', log: 'ample' }

describe('the room on a disk', () => {
  test.each([
    [18 * MIB, 120 * MIB, 'ample'],
    [18 * MIB - 1, 120 * MIB, 'low'],
    [12 * MIB - 1, 120 * MIB, 'scarce'],
    [6 * MIB - 1, 120 * MIB, 'spent'],
    [0, 120 * MIB, 'spent'],
    [3 * GIB, 4_000 * GIB, 'ample'],
    [3 * GIB - 1, 4_000 * GIB, 'low'],
    [2 * GIB - 1, 4_000 * GIB, 'scarce'],
    [GIB - 1, 4_000 * GIB, 'spent'],
  ])('with %d of %d bytes free is %s', (free, all, room) => {
    expect(roomIn(free, all)).toBe(room)
  })

  test('is known of a folder, also before it is made, and unknown of what is none', async () => {
    const yetToBeMade = path.join(tmpdir(), 'khong-co-thu-muc-nay', 'tep')

    expect(await roomOn(tmpdir())).not.toBe('unknown')
    expect(await roomOn(yetToBeMade)).not.toBe('unknown')
    expect(await roomOn(path.join(import.meta.filename, 'tep'))).toBe('unknown')
  })
})

test('a database elsewhere is not looked at, and what is looked at is looked at once a second', async () => {
  const rooms = watchRoom({ files: tmpdir(), database: null, log: null }, () => {})

  const asked = rooms()

  expect(await asked).toMatchObject({ database: 'unknown', log: 'unknown' })
  expect(rooms()).toBe(asked)
})

test.each([
  [AMPLE, false, 'ample'],
  [{ ...AMPLE, files: 'spent' }, false, 'spent'],
  [{ ...AMPLE, log: 'scarce', database: 'low' }, false, 'scarce'],
  [{ ...AMPLE, database: 'spent' }, true, 'spent'],
  [{ ...AMPLE, log: 'spent' }, true, 'spent'],
  [{ files: 'ample', database: 'unknown', log: 'unknown' }, false, 'ample'],
] as const)('of %j things are only read: %s, and people are told: %s', (rooms, only, told) => {
  expect(mayOnlyRead(rooms)).toBe(only)
  expect(scarcest(rooms)).toBe(told)
})
