import { expect, test } from 'vitest'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { designing } from '../test-support/designs.ts'
import { drawDesign } from './draw-design.ts'
import { writeDiagram } from './write-diagram.ts'

const server = await aDemoApp()
const context = {
  ...aContext(server.database, { actor: anOfficer('procedure-control') }),
  clock: server.clock,
}
const { view, aDesign } = designing(context)

/** The design as a document in which a task without hours stands before the first end. */
async function withStepBeforeTheEnd(id: Awaited<ReturnType<typeof aDesign>>['id']) {
  const { design } = await view(id)
  const xml = await writeDiagram(design.definition, design.name, () => 'Làn')
  const flow = /<bpmn:sequenceFlow id="(\w+)"[^>]* targetRef="([\w-]+-end\d)"/.exec(xml)
  const [line = '', flowId = '', end = ''] = flow ?? []
  return xml
    .replace(line, line.replace(`targetRef="${end}"`, 'targetRef="Activity_1"'))
    .replace(
      `<bpmn:endEvent id="${end}" name="Kết thúc">`,
      `<bpmn:task id="Activity_1" name="Lưu hồ sơ"><bpmn:incoming>${flowId}</bpmn:incoming><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:task>
       <bpmn:sequenceFlow id="Flow_1" sourceRef="Activity_1" targetRef="${end}" />
       <bpmn:endEvent id="${end}" name="Kết thúc">`,
    )
    .replaceAll(
      new RegExp(`(<bpmn:endEvent id="${end}"[^>]*>\\s*<bpmn:incoming>)${flowId}`, 'g'),
      '$1Flow_1',
    )
}

test('what was drawn takes the place of the steps, and what it lacks is told until the table says it', async () => {
  const { id, change } = await aDesign()
  await drawDesign(context, id, 1, await withStepBeforeTheEnd(id))

  const drawn = await view(id)
  const added = drawn.design.definition.steps.find(({ name }) => name === 'Lưu hồ sơ')
  expect(drawn.design.findings).toEqual([
    { rule: 'place-not-drawn', stepId: added?.id },
    { rule: 'hours-not-drawn', stepId: added?.id },
  ])
  expect(drawn.isSound).toBe(true)

  if (added === undefined) throw new Error('not drawn')
  const { id: stepId, ...content } = added
  await change({ kind: 'change-step', stepId, content: { ...content, hours: 1 } })
  expect((await view(id)).design.findings).toEqual([])
})

test('a drawing made of an earlier state of a design does not overwrite what a colleague changed', async () => {
  const { id, change } = await aDesign()
  const xml = await withStepBeforeTheEnd(id)
  await change({ kind: 'remove-step', stepId: 'b2' })

  await expect(drawDesign(context, id, 1, xml)).rejects.toMatchObject({
    code: 'conflict/design-changed-elsewhere',
  })
  expect((await view(id)).design.revision).toBe(2)
})

test('only procedure control draws', async () => {
  const { id } = await aDesign()
  const handler = { ...context, actor: anOfficer('handler') }

  await expect(drawDesign(handler, id, 1, '')).rejects.toMatchObject({ code: 'forbidden/role' })
})
