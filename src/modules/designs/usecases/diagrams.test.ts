import { createRequire } from 'node:module'
import { BpmnModdle } from 'bpmn-moddle'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import { anyProcess, withBranches } from '../../processes/test-support/any-process.ts'
import { readDiagram } from './read-diagram.ts'
import { writeDiagram } from './write-diagram.ts'

const drawn = (process: Parameters<typeof writeDiagram>[0]) =>
  writeDiagram(process, 'Cấp giấy phép', ({ role }) => role)

describe('a process as a BPMN diagram', () => {
  test('comes back as it was, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyProcess, async (process) => {
        expect((await readDiagram(await drawn(process))).definition).toEqual(process)
      }),
    )
  })

  test('is the same document every time', async () => {
    expect(await drawn(withBranches())).toBe(await drawn(withBranches()))
  })

  test.each([
    ['the usual one', aProcess()],
    ['one with branches', withBranches()],
  ])('has nothing that bpmnlint finds wrong: %s', async (_, process) => {
    const { rootElement } = await new BpmnModdle().fromXML(await drawn(process))

    expect(await lint(rootElement)).toEqual({})
  })

  test('is found wrong by bpmnlint where the process is: a step that leads nowhere', async () => {
    const steps = aProcess().steps.map((step) => ({ ...step, outcomes: [] }))
    const { rootElement } = await new BpmnModdle().fromXML(await drawn({ steps }))

    expect(Object.keys((await lint(rootElement)) as object)).toContain('no-implicit-end')
  })
})

/** What the recommended rules of bpmnlint find. */
async function lint(root: unknown): Promise<unknown> {
  const require = createRequire(import.meta.url)
  const Linter = require('bpmnlint/lib/linter')
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver')
  const linter = new Linter({
    config: { extends: 'bpmnlint:recommended' },
    resolver: new NodeResolver(),
  })
  return linter.lint(root)
}

const FOREIGN = (elements: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="p">${elements}</bpmn:process>
</bpmn:definitions>`

/** Elements as XML, with flows written `from>to`, or `from>to:name`; what leaves and enters is told at both ends. */
function drawnBy(elements: Readonly<Record<string, string>>, flows: readonly string[]): string {
  const ways = flows.map((flow, at) => {
    const [ends = '', name = ''] = flow.split(':')
    const [from = '', to = ''] = ends.split('>')
    return { id: `f${at}`, from, to, name }
  })
  const nodes = Object.entries(elements).map(([id, said]) => {
    const [type = '', name = ''] = said.split(':')
    const refs = ways.flatMap((way) => [
      ...(way.to === id ? [`<bpmn:incoming>${way.id}</bpmn:incoming>`] : []),
      ...(way.from === id ? [`<bpmn:outgoing>${way.id}</bpmn:outgoing>`] : []),
    ])
    return `<bpmn:${type} id="${id}" name="${name}">${refs.join('')}</bpmn:${type}>`
  })
  const lines = ways.map(
    ({ id, from, to, name }) =>
      `<bpmn:sequenceFlow id="${id}" name="${name}" sourceRef="${from}" targetRef="${to}" />`,
  )
  return FOREIGN([...nodes, ...lines].join(''))
}

const NUMBERED = { s: 'startEvent', b1: 'task:Một', b2: 'task:Hai', b3: 'task:Ba', e: 'endEvent' }
const numbersIn = async (xml: string) =>
  (await readDiagram(xml)).definition.steps.map(({ id, outcomes }) => [
    id,
    outcomes.map(({ next }) => next.join('+')).join('|'),
  ])

describe('a step that was drawn', () => {
  test.each([
    [
      'between two others bears the number before with a letter',
      { ...NUMBERED, x: 'task:Mới' },
      ['s>b1', 'b1>b2', 'b2>x', 'x>b3', 'b3>e'],
      [
        ['b1', 'b2'],
        ['b2', 'b2a'],
        ['b2a', 'b3'],
        ['b3', ''],
      ],
    ],
    [
      'at the end bears the next number',
      { ...NUMBERED, x: 'task:Mới', y: 'task:Nữa' },
      ['s>b1', 'b1>b2', 'b2>b3', 'b3>x', 'x>y', 'y>e'],
      [
        ['b1', 'b2'],
        ['b2', 'b3'],
        ['b3', 'b4'],
        ['b4', 'b5'],
        ['b5', ''],
      ],
    ],
    [
      'on a way back comes behind the step that leads to it first',
      { ...NUMBERED, g: 'exclusiveGateway', x: 'task:Mới' },
      ['s>b1', 'b1>x', 'x>b2', 'b2>b3', 'b3>g', 'g>e', 'g>x'],
      [
        ['b1', 'b1a'],
        ['b1a', 'b2'],
        ['b2', 'b3'],
        ['b3', '|b1a'],
      ],
    ],
    [
      'where two branches meet comes behind both, and they keep their order',
      { y: 'task:Sau', ...NUMBERED, f: 'parallelGateway', x: 'task:Mới', j: 'parallelGateway' },
      ['s>b1', 'b1>f', 'f>b2', 'f>x', 'b2>j', 'x>j', 'j>y', 'y>b3', 'b3>e'],
      [
        ['b1', 'b2+b1a'],
        ['b1a', 'b2a'],
        ['b2', 'b2a'],
        ['b2a', 'b3'],
        ['b3', ''],
      ],
    ],
    [
      'beside a choice opens with each of its outcomes',
      { ...NUMBERED, g: 'exclusiveGateway', x: 'task:Mới' },
      ['s>b1', 'b1>b2', 'b2>g', 'g>b3:Đủ', 'g>e:Không', 'b2>x', 'x>b3', 'b3>e'],
      [
        ['b1', 'b2'],
        ['b2', 'b3+b2a|b2a'],
        ['b2a', 'b3'],
        ['b3', ''],
      ],
    ],
  ])('%s', async (_, elements, flows, expected) => {
    expect(await numbersIn(drawnBy(elements, flows))).toEqual(expected)
  })
})

describe('what is found in a drawing', () => {
  const sound = ['s>b1', 'b1>b2', 'b2>b3', 'b3>e']
  const findingsIn = async (elements: Readonly<Record<string, string>>, flows: readonly string[]) =>
    (await readDiagram(drawnBy(elements, flows))).findings
      .filter(({ rule }) => rule !== 'place-not-drawn')
      .map(({ rule, stepId }) => `${rule} ${stepId}`)

  test.each<[string, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
    ['nothing in a sound one', {}, sound, []],
    ['no start', { s: 'task:Không' }, [], ['start-event-required null']],
    ['no end', { e: 'task:Cuối' }, sound, ['end-event-required null', 'no-implicit-end b4']],
    ['two starts', { t: 'startEvent' }, [...sound, 't>b2'], ['single-blank-start-event null']],
    ['a step that nothing leads to', { x: 'task:Lẻ' }, [...sound, 'x>e'], ['no-implicit-start b4']],
    ['a step that leads nowhere', { x: 'task:Cụt' }, [...sound, 'b2>x'], ['no-implicit-end b2a']],
    ['several ways out of a step', {}, [...sound, 'b1>b3'], ['no-implicit-split b1']],
    ['several ways into a step', {}, [...sound, 'b1>b3'], ['fake-join b3']],
    ['something not connected', { x: 'task:Lẻ' }, sound, ['no-disconnected b4']],
    ['a flow drawn twice', {}, [...sound, 'b1>b2'], ['no-duplicate-sequence-flows b1']],
    [
      'a gateway that joins and parts',
      { g: 'exclusiveGateway', x: 'task:Mới' },
      ['s>b1', 'b1>g', 'b2>g', 'g>b2', 'g>b3', 'g>x', 'x>e', 'b3>e'],
      ['no-gateway-join-fork b1'],
    ],
    [
      'a gateway that does nothing',
      { g: 'exclusiveGateway' },
      ['s>b1', 'b1>g', 'g>b2', 'b2>b3', 'b3>e'],
      ['superfluous-gateway b1'],
    ],
    ['a step without a name', { b2: 'task' }, sound, ['label-required b2']],
    [
      'a new step without hours',
      { x: 'task:Mới' },
      ['s>b1', 'b1>b2', 'b2>b3', 'b3>x', 'x>e'],
      ['hours-not-drawn b4'],
    ],
  ])('is told of the step that it concerns: %s', async (_, elements, flows, expected) => {
    const found = await findingsIn({ ...NUMBERED, ...elements }, flows)

    expect(found.length === 0).toBe(expected.length === 0)
    expect(found).toEqual(expect.arrayContaining([...expected]))
  })

  test('steps outside the lanes that say who works in them are told, but for reception', async () => {
    const { findings } = await readDiagram(drawnBy(NUMBERED, sound))

    expect(findings).toEqual([
      { rule: 'place-not-drawn', stepId: 'b2' },
      { rule: 'place-not-drawn', stepId: 'b3' },
    ])
  })

  test.each([
    ['the usual one', aProcess()],
    ['one with branches', withBranches()],
  ])('is nothing in what was written here: %s', async (_, process) => {
    expect((await readDiagram(await drawn(process))).findings).toEqual([])
  })
})

describe('a diagram of another tool', () => {
  test('is read from its start on: tasks become steps, gateways outcomes and branches', async () => {
    const xml = FOREIGN(`
      <bpmn:task id="Activity_z" name="Thẩm tra"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:task>
      <bpmn:task id="Activity_a" name="Tiếp nhận"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:task>
      <bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
      <bpmn:exclusiveGateway id="g" default="f5"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
      <bpmn:endEvent id="e"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
      <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="Activity_a" />
      <bpmn:sequenceFlow id="f2" sourceRef="Activity_a" targetRef="Activity_z" />
      <bpmn:sequenceFlow id="f3" sourceRef="Activity_z" targetRef="g" />
      <bpmn:sequenceFlow id="f4" name="Làm lại" sourceRef="g" targetRef="Activity_z" />
      <bpmn:sequenceFlow id="f5" name="Xong" sourceRef="g" targetRef="e" />`)

    const {
      definition: { steps },
    } = await readDiagram(xml)

    expect(steps.map(({ id, name, role, hours }) => [id, name, role, hours])).toEqual([
      ['b1', 'Tiếp nhận', 'reception', null],
      ['b2', 'Thẩm tra', 'handler', null],
    ])
    expect(steps[1]?.outcomes).toEqual([
      { code: 'done', name: 'Xong', next: [] },
      { code: 'way-b', name: 'Làm lại', next: ['b2'] },
    ])
  })

  test.each([
    ['with a sub-process', '<bpmn:subProcess id="sub" />', 'invalid/diagram-unsupported'],
    [
      'with an inclusive gateway',
      '<bpmn:inclusiveGateway id="g" />',
      'invalid/diagram-unsupported',
    ],
    ['without a task', '<bpmn:startEvent id="s" />', 'invalid/diagram-unreadable'],
  ])('is not read %s', async (_, elements, code) => {
    await expect(readDiagram(FOREIGN(elements))).rejects.toMatchObject({ code })
  })

  test.each([
    '',
    'not a diagram',
    '<html></html>',
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`,
  ])('that is none is refused: %s', async (text) => {
    await expect(readDiagram(text)).rejects.toMatchObject({ code: 'invalid/diagram-unreadable' })
  })
})
