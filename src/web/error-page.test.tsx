import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { ErrorPage } from './error-page.tsx'

function headingOf(status: number): string | undefined {
  const Component = () => (
    <ErrorPage status={status} text="Hãy mở lại danh sách từ đầu." address={null} />
  )
  const Stub = createRoutesStub([{ id: 'root', path: '/', Component }])
  return /<h1>([^<]*)/.exec(renderToStaticMarkup(<Stub />))?.[1]
}

test.each([
  [400, 'Chưa làm được việc này'],
  [409, 'Chưa làm được việc này'],
  [404, 'Không tìm thấy trang'],
  [429, 'Bạn thử quá nhiều lần'],
  [500, 'Hệ thống gặp lỗi'],
  [503, 'Hệ thống gặp lỗi'],
])('the page for %d is called “%s”', (status, heading) => {
  expect(headingOf(status)).toBe(heading)
})

test('an officer is led back to their work, anyone else to the portal', () => {
  expect(wayBackOf('staff')).toBe('/can-bo')
  expect(wayBackOf('citizen')).toBe('/')
})

function wayBackOf(kind: string): string | undefined {
  const Component = () => <ErrorPage status={404} text={null} address={null} />
  const Stub = createRoutesStub([{ id: 'root', path: '/', Component, loader: () => null }])
  const loaderData = { root: { language: 'vi', visitor: { kind } } }
  const html = renderToStaticMarkup(<Stub hydrationData={{ loaderData }} />)
  return /<p><a href="([^"]*)"/.exec(html)?.[1]
}
