import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import {
  drawingOf,
  layoutOf,
  type Box,
  type Condition,
  type Drawing,
  type DrawnFlow,
  type DrawnLane,
  type DrawnNode,
  type Layout,
  type ProcessDefinition,
  type ProcessStep,
} from '#modules/processes'
import { CONDITION, EXTENSION } from '../domain/bpmn-extension.ts'

const TYPES = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  task: 'bpmn:UserTask',
  choice: 'bpmn:ExclusiveGateway',
  merge: 'bpmn:ExclusiveGateway',
  fork: 'bpmn:ParallelGateway',
  join: 'bpmn:ParallelGateway',
} as const

/**
 * A process as a BPMN 2.0 document with its drawing, which other tools open; `nameOfLane` says who works in a lane. The
 * same process always makes the same document, and reading it back (`readDiagram`) gives the same process.
 */
export async function writeDiagram(
  definition: ProcessDefinition,
  name: string,
  nameOfLane: (lane: DrawnLane) => string,
): Promise<string> {
  const moddle = new BpmnModdle({ motcua: EXTENSION })
  const drawing = drawingOf(definition)
  const elements = new Map<string, ModdleElement>()
  const make = (type: string, properties: Record<string, unknown>) => {
    const element = moddle.create(type, properties)
    if (typeof properties['id'] === 'string') elements.set(properties['id'], element)
    return element
  }
  const nodes = drawing.nodes.map((node) => make(TYPES[node.kind], nodeProperties(node, moddle)))
  const flows = drawing.flows.map((flow) =>
    make('bpmn:SequenceFlow', flowProperties(flow, elements, moddle)),
  )
  connect(drawing, elements)
  const laneNames = drawing.lanes.map(nameOfLane)
  const lanes = drawing.lanes.map((lane, at) =>
    make('bpmn:Lane', {
      id: `lane${at + 1}`,
      name: laneNames[at],
      extensionElements: extended(moddle, 'motcua:Place', placeProperties(lane)),
      flowNodeRef: drawing.nodes.flatMap((node) =>
        node.lane === at ? (elements.get(node.id) ?? []) : [],
      ),
    }),
  )
  const process = make('bpmn:Process', {
    id: 'process',
    name,
    isExecutable: false,
    laneSets: [moddle.create('bpmn:LaneSet', { id: 'lanes', lanes })],
    flowElements: [...nodes, ...flows],
  })
  const participant = make('bpmn:Participant', { id: 'pool', name, processRef: process })
  const collaboration = make('bpmn:Collaboration', {
    id: 'collaboration',
    participants: [participant],
  })
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: 'urn:mot-cua:process',
    exporter: 'Một Cửa',
    rootElements: [collaboration, process],
    diagrams: [
      moddle.create('bpmndi:BPMNDiagram', {
        id: 'diagram',
        plane: moddle.create('bpmndi:BPMNPlane', {
          id: 'plane',
          bpmnElement: collaboration,
          planeElement: shapesOf(drawing, layoutOf(drawing, laneNames), { moddle, elements }),
        }),
      }),
    ],
  })
  const { xml } = await moddle.toXML(definitions, { format: true })
  return xml
}

function nodeProperties(
  { id, kind, step }: DrawnNode,
  moddle: BpmnModdle,
): Record<string, unknown> {
  switch (kind) {
    case 'start':
      return { id, name: 'Nhận hồ sơ' }
    case 'end':
      return { id, name: 'Kết thúc' }
    case 'choice':
      return { id, name: `Kết quả ${step.id.toUpperCase()}?` }
    case 'merge':
    case 'fork':
    case 'join':
      return { id }
    case 'task': {
      const said = workOf(step)
      return {
        id,
        name: step.name,
        ...(Object.keys(said).length === 0
          ? {}
          : { extensionElements: extended(moddle, 'motcua:Work', said) }),
      }
    }
  }
}

/** What a step says beside its name, place and outcomes. */
function workOf({ hours, produces, waitsFor, optional, onlyIf }: ProcessStep) {
  return {
    ...(hours === null ? {} : { hours: String(hours) }),
    ...(produces === null ? {} : { produces }),
    ...(waitsFor === undefined ? {} : { waitsFor }),
    ...(optional === undefined ? {} : { optional: String(optional) }),
    ...conditionProperties(onlyIf),
  }
}

function conditionProperties(condition: Condition | undefined): Record<string, string> {
  return Object.fromEntries(
    CONDITION.flatMap((list) => {
      const values = condition?.[list]
      return values === undefined ? [] : [[list, values.join(' ')]]
    }),
  )
}

function flowProperties(
  { id, from, to, outcome, isUsual }: DrawnFlow,
  elements: ReadonlyMap<string, ModdleElement>,
  moddle: BpmnModdle,
): Record<string, unknown> {
  const ends = { id, sourceRef: elements.get(from), targetRef: elements.get(to) }
  if (outcome === null) return ends
  const isOfChoice = from.endsWith('-choice')
  return {
    ...ends,
    name: outcome.name,
    extensionElements: extended(moddle, 'motcua:Outcome', {
      code: outcome.code,
      ...conditionProperties(outcome.when),
    }),
    ...(isOfChoice && !isUsual
      ? {
          conditionExpression: moddle.create('bpmn:FormalExpression', {
            body: `outcome = "${outcome.code}"`,
          }),
        }
      : {}),
  }
}

/** Tells each node the flows that it has, and each choice which of them is the usual one. */
function connect({ nodes, flows }: Drawing, elements: ReadonlyMap<string, ModdleElement>): void {
  const flowsAt = (end: 'from' | 'to', id: string) =>
    flows.filter((flow) => flow[end] === id).flatMap((flow) => elements.get(flow.id) ?? [])
  for (const { id } of nodes) {
    const usual = flows.find(({ from, isUsual }) => from === id && isUsual)
    Object.assign(elements.get(id) ?? {}, {
      incoming: flowsAt('to', id),
      outgoing: flowsAt('from', id),
      ...(usual === undefined ? {} : { default: elements.get(usual.id) }),
    })
  }
}

function placeProperties({ at, role }: DrawnLane): Record<string, string> {
  switch (at.at) {
    case 'receiving':
      return { at: at.at, role }
    case 'competent':
      return { at: at.at, divisions: at.divisions.join(' '), role }
    case 'unit':
      return { at: at.at, slug: at.slug, role }
  }
}

function extended(
  moddle: BpmnModdle,
  type: string,
  properties: Record<string, unknown>,
): ModdleElement {
  return moddle.create('bpmn:ExtensionElements', { values: [moddle.create(type, properties)] })
}

function shapesOf(
  drawing: Drawing,
  layout: Layout,
  {
    moddle,
    elements,
  }: { readonly moddle: BpmnModdle; readonly elements: ReadonlyMap<string, ModdleElement> },
): ModdleElement[] {
  const bounds = ({ x, y, width, height }: Box) =>
    moddle.create('dc:Bounds', { x: x + MARGIN, y: y + MARGIN, width, height })
  const shape = (id: string, box: Box | undefined, more: Record<string, unknown> = {}) =>
    box === undefined
      ? []
      : [
          moddle.create('bpmndi:BPMNShape', {
            id: `${id}-shape`,
            bpmnElement: elements.get(id),
            bounds: bounds(box),
            ...more,
          }),
        ]
  return [
    ...shape('pool', layout.pool, { isHorizontal: true }),
    ...drawing.lanes.flatMap((_, at) =>
      shape(`lane${at + 1}`, layout.lanes[at], { isHorizontal: true }),
    ),
    ...drawing.nodes.flatMap(({ id, kind }) =>
      shape(
        id,
        layout.nodes.get(id),
        kind === 'choice' || kind === 'merge' ? { isMarkerVisible: true } : {},
      ),
    ),
    ...drawing.flows.flatMap(({ id }) => {
      const { points = [], label = null } = layout.flows.get(id) ?? {}
      return [
        moddle.create('bpmndi:BPMNEdge', {
          id: `${id}-edge`,
          bpmnElement: elements.get(id),
          waypoint: points.map(({ x, y }) =>
            moddle.create('dc:Point', { x: x + MARGIN, y: y + MARGIN }),
          ),
          ...(label === null
            ? {}
            : { label: moddle.create('bpmndi:BPMNLabel', { bounds: bounds(label) }) }),
        }),
      ]
    }),
  ]
}

const MARGIN = 40
