import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { HandlingSection } from './handling-section.tsx'

const STEPS = [
  {
    id: 'b1',
    name: 'Tiếp nhận',
    unitName: 'Một cửa Đông Kinh',
    role: 'reception',
    hours: 1,
  },
] as const

function told(...names: readonly string[]): string {
  const places = names.map((name) => ({ name }))
  const Component = () => <HandlingSection steps={STEPS} places={places} />
  const Stub = createRoutesStub([{ id: 'root', path: '/', Component }])
  return renderToStaticMarkup(<Stub />)
}

test('the units named are said to be those of one place where there are several', () => {
  expect(told('Trung tâm Đông Kinh', 'Trung tâm Thất Khê')).toContain(
    'khi nộp tại Trung tâm Đông Kinh',
  )
  expect(told('Trung tâm Đông Kinh')).not.toContain('khi nộp tại')
})
