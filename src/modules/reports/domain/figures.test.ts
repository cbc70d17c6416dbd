import { expect, test } from 'vitest'
import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { figuresOf, linesBehind, type LateLine, type LateUnit } from './figures.ts'

const unit = (id: string): LateUnit => ({
  id: id as UnitId,
  name: id,
  standing: 'goes-on',
  successors: [],
})

const line = (given: Partial<LateLine>): LateLine => ({
  kind: 'step',
  dossierId: 'd1' as DossierId,
  ordinal: 2,
  code: 'H-1',
  procedureCode: 'p',
  procedureName: 'P',
  stepId: 's',
  stepName: 'S',
  unit: unit('u1'),
  unitNameThen: 'u1',
  holderId: 'lan' as AccountId,
  openedAt: new Date(0),
  dueAt: new Date(0),
  closedAt: null,
  hours: 1,
  isInherited: false,
  extensions: 0,
  ...given,
})

const LINES = [
  line({ hours: 2.1 }),
  line({ hours: 0.2, holderId: null }),
  line({ hours: 4, ordinal: 3, stepId: 't', isInherited: true }),
  line({ hours: 5, dossierId: 'd2' as DossierId, code: 'H-2', unit: unit('u2') }),
]

test.each([
  [
    'unit',
    [
      ['u2', 1, 5, 0],
      ['u1', 1, 2.3, 4],
    ],
  ],
  [
    'step',
    [
      ['u2~p~s', 1, 5, 0],
      ['u1~p~s', 1, 2.3, 0],
      ['u1~p~t', 1, 0, 4],
    ],
  ],
  [
    'person',
    [
      ['u2~lan', 1, 5, 0],
      ['u1~lan', 1, 2.1, 4],
      ['u1~', 1, 0.2, 0],
    ],
  ],
] as const)('lateness by %s is summed up once, what was late on arrival apart', (by, expected) => {
  expect(
    figuresOf(LINES, by).map((figure) => [
      figure.key,
      figure.dossiers,
      figure.hours,
      figure.inheritedHours,
    ]),
  ).toEqual(expected)
})

test.each(['unit', 'step', 'person'] as const)(
  'behind the figures by %s stand all the lines, each once',
  (by) => {
    const behind = figuresOf(LINES, by).flatMap(({ key }) => linesBehind(LINES, by, key))

    expect(new Set(behind)).toEqual(new Set(LINES))
    expect(behind).toHaveLength(LINES.length)
  },
)
