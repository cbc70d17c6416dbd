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
