import { describe, expect, test } from 'vitest'
import type { ProcedureContent } from '#modules/procedures'
import { langSonCatalogue } from '../../../../demo/lang-son/catalogue.ts'
import { RECORD, SECTION_IDS, type FieldSpec } from './record-fields.ts'
import { recordLines } from './record-lines.ts'
import { RECORD_WORDS } from './record-texts.ts'
import { entriesOf, pieceAt, typed, written } from './record-values.ts'

const procedures = langSonCatalogue() as readonly {
  readonly code: string
  readonly content: ProcedureContent
}[]

/** What a page would send back if nobody changed what it shows. */
function shown(fields: readonly FieldSpec[], whole: unknown): FormData {
  const form = new FormData()
  for (const field of fields) {
    const value = typed(field, whole)
    for (const each of typeof value === 'string' ? [value] : value) form.append(field.path, each)
  }
  return form
}

const time = RECORD.time.fields
const land = procedures.find(({ content }) => content.timeLimit.parts !== null)!.content
const festival = procedures.find(({ content }) => content.timeLimit.silence !== undefined)!.content

function changed(content: ProcedureContent, values: Readonly<Record<string, string>>) {
  const form = shown(time, content)
  for (const [path, value] of Object.entries(values)) form.set(path, value)
  return written(content, time, form)
}

describe('a part of a record that is saved as it was shown', () => {
  test.each(procedures)('leaves $code as it was', ({ content }) => {
    for (const id of SECTION_IDS) {
      // A part that is not there begins with the kind that its page offers first.
      if (id === 'national' && content.national === undefined) continue
      const { fields, list } = RECORD[id]
      const own = written(content, fields, shown(fields, content))
      expect(own.unread).toEqual([])
      for (const { path } of fields)
        expect([path, pieceAt(own.whole, path) ?? null]).toEqual([
          path,
          pieceAt(content, path) ?? null,
        ])
      if (list === undefined) continue
      for (const entry of entriesOf(content, list)) {
        const { whole, unread } = written(entry, list.fields, shown(list.fields, entry))
        expect(unread).toEqual([])
        expect(whole).toMatchObject(entry)
      }
    }
  })
})

test('both parts of a term are told when two versions stand side by side', () => {
  const { first, second } = land.timeLimit.parts!
  const lines = recordLines(land, RECORD_WORDS.vi).time

  expect(lines).toContain(`Giai đoạn 1: thời hạn: ${first.value}`)
  expect(lines).toContain(`Giai đoạn 2, từ khi có chứng từ nộp tiền: việc làm: ${second.name}`)
})

describe('a term', () => {
  const PARTS = 'timeLimit.parts'

  test('loses its two parts only when nothing is left of either', () => {
    const nothing = { 'first.name': '', 'first.value': '', 'second.name': '', 'second.value': '' }
    const without = (basis: string) =>
      changed(
        land,
        Object.fromEntries(
          Object.entries({ ...nothing, basis }).map(([path, value]) => [`${PARTS}.${path}`, value]),
        ),
      ).whole.timeLimit.parts

    expect(without('')).toBeNull()
    expect(without('Quyết định 1')).toEqual({
      first: { name: '', value: 0 },
      second: { name: '', value: 0 },
      basis: 'Quyết định 1',
    })
  })

  test('says what silence means as a whole or not at all', () => {
    const [effect, basis] = ['timeLimit.silence.effect', 'timeLimit.silence.basis']

    expect(changed(festival, { [effect]: '', [basis]: '' }).whole.timeLimit).not.toHaveProperty(
      'silence',
    )
    expect(changed(land, { [effect]: 'deemed-approved' }).whole.timeLimit.silence).toEqual({
      effect: 'deemed-approved',
      basis: '',
    })
    expect(changed(land, { [basis]: 'Nghị định 1' }).unread).toEqual([effect])
  })
})
