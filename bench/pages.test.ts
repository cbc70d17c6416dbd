import { describe, expect, test } from 'vitest'
import { assetsOf, firstChoices, importsOf } from './pages.ts'

describe('what a page loads', () => {
  test('are its stylesheets and scripts, each once', () => {
    const html = `<head><link rel="stylesheet" href="/assets/a.css"/><link href="/assets/a.css" rel="stylesheet"/>
      <link rel="modulepreload" href="/assets/entry.js"/><link rel="icon" href="/mark.svg"/></head>
      <body><script src="/assets/entry.js"></script><script type="module">import "/assets/entry.js"</script></body>`

    expect(assetsOf(html)).toEqual({ styles: ['/assets/a.css'], scripts: ['/assets/entry.js'] })
  })

  test('without scripts is nothing but styles', () => {
    expect(assetsOf('<link rel="stylesheet" href="/a.css?v=1&amp;w=2">')).toEqual({
      styles: ['/a.css?v=1&w=2'],
      scripts: [],
    })
  })
})

describe('what a script loads with itself', () => {
  test.each([
    ['import{a}from"./react.js";import"./side.js"', ['./react.js', './side.js']],
    [`import * as one from '/assets/one.js'`, ['/assets/one.js']],
    ['export{b}from"../b.js"', ['../b.js']],
    ['const later = () => import("./later.js")', []],
    ['import x from "react"', []],
  ])('%s', (script, sources) => {
    expect(importsOf(script)).toEqual(sources)
  })
})

test('the first choice of each question is taken', () => {
  const html = `<input type="radio" name="caseId" value="a"/><input type="radio" name="caseId" value="b"/>
    <input name="typed"/><select id="place" name="place"><option value="">Chọn</option>
    <option value="H37.102.01">Một</option><option value="H37.101.01">Hai</option></select>`

  expect(firstChoices(html)).toEqual({ caseId: 'a', place: 'H37.102.01' })
})
