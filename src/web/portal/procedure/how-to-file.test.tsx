import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { HowToFile } from './how-to-file.tsx'
import type { ProcedurePageData } from './procedure-page-data.ts'

type Places = readonly { readonly name: string; readonly level: 'province' | 'commune' }[]

/** What is said of filing in person what these places receive. */
function inPerson(receivingPlaces: Places): string {
  const content = {
    handledElsewhere: null,
    onlineLevel: 'information',
    competentAgency: 'Sở Nội vụ',
  }
  const view = { version: { code: '1.0', content }, notReceived: null, receivingPlaces }
  const given = view as unknown as ProcedurePageData['view']
  const Stub = createRoutesStub([
    { id: 'root', path: '/', Component: () => <HowToFile view={given} /> },
  ])
  return renderToStaticMarkup(<Stub />)
}

const LANG_SON = { name: 'Trung tâm tỉnh', level: 'province' } as const
const DONG_KINH = { name: 'Trung tâm phường Đông Kinh', level: 'commune' } as const
const THAT_KHE = { name: 'Trung tâm xã Thất Khê', level: 'commune' } as const

test('what every commune receives leads to the list, and not to the first of them', () => {
  const told = inPerson([DONG_KINH, THAT_KHE])

  expect(told).toContain('href="#noi-nop"')
  expect(told).toContain('2 nơi')
  expect(told).not.toContain(DONG_KINH.name)
})

test.each([
  ['the only place', [THAT_KHE], THAT_KHE.name],
  ['the centre of the province', [LANG_SON, THAT_KHE], LANG_SON.name],
  ['the deciding agency where no place receives it', [], 'Sở Nội vụ'],
])('%s is named', (_, places, name) => {
  expect(inPerson(places)).toContain(name)
})
