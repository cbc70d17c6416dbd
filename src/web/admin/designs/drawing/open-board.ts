import Modeler from 'bpmn-js/lib/Modeler.js'
import { EXTENSION } from '#modules/designs/domain'
import { TOOLS, VIETNAMESE } from './board-words.ts'

/** What is drawn, as far as the page speaks of it. */
export interface Drawn {
  readonly id: string
  readonly kind: 'task' | 'choice' | 'parallel' | 'start' | 'end' | 'flow'
  readonly name: string
  /** What a flow leads from and to. */
  readonly ends: readonly Pick<Drawn, 'kind' | 'name'>[]
}

/** A drawing board with a process on it. */
export interface Board {
  readonly drawn: () => readonly Drawn[]
  readonly selected: () => string | null
  readonly select: (id: string) => void
  readonly append: (
    id: string,
    type: 'bpmn:Task' | 'bpmn:ExclusiveGateway' | 'bpmn:EndEvent',
  ) => void
  readonly connect: (from: string, to: string) => void
  readonly rename: (id: string, name: string) => void
  readonly remove: (id: string) => void
  readonly toXml: () => Promise<string>
  readonly close: () => void
}

interface Shape {
  readonly id: string
  readonly type: string
  readonly businessObject: { readonly name?: string }
  readonly labelTarget?: Shape
  readonly source?: Shape
  readonly target?: Shape
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What of the drawing is seen, and within it all that is drawn. */
interface Viewbox extends Box {
  readonly inner: Box
}

/** The services of bpmn-js that are used here. */
interface Services {
  readonly autoPlace: { append(source: Shape, shape: unknown): Shape }
  readonly canvas: {
    zoom(level: number | 'fit-viewport', center?: 'auto'): number
    viewbox(): Viewbox
    viewbox(box: Omit<Viewbox, 'inner'>): void
    scrollToElement(shape: Shape): void
  }
  readonly elementFactory: { createShape(of: { readonly type: string }): unknown }
  readonly elementRegistry: {
    get(id: string): Shape | undefined
    filter(test: (shape: Shape) => boolean): Shape[]
  }
  readonly eventBus: { on(event: string, listener: () => void): void }
  readonly modeling: {
    connect(from: Shape, to: Shape): unknown
    updateLabel(shape: Shape, name: string): void
    removeElements(shapes: readonly Shape[]): void
  }
  readonly selection: { get(): readonly Shape[]; select(shape: Shape): void }
}

const KINDS: Readonly<Record<string, Drawn['kind']>> = {
  'bpmn:ExclusiveGateway': 'choice',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:SequenceFlow': 'flow',
}

/** Small enough to show much of a process, large enough to be read. */
const SMALLEST = 0.8
/** What the tools at the left hide of it. */
const TOOLS_WIDTH = 100

/** Opens a document in bpmn-js within an element; `onChange` is told whenever something is drawn or selected. */
export async function openBoard(
  container: HTMLElement,
  xml: string,
  given: { readonly isVietnamese: boolean; readonly onChange: () => void },
): Promise<Board> {
  const modeler = new Modeler({
    container,
    moddleExtensions: { motcua: EXTENSION },
    additionalModules: [
      toolsModule,
      { translate: ['value', given.isVietnamese ? translated : filledIn] },
    ],
  })
  await modeler.importXML(xml)
  const service = <Name extends keyof Services>(name: Name): Services[Name] =>
    modeler.get(name) as Services[Name]
  const canvas = service('canvas')
  if (canvas.zoom('fit-viewport', 'auto') < SMALLEST) showBeginning(canvas)
  for (const event of ['selection.changed', 'commandStack.changed'])
    service('eventBus').on(event, given.onChange)
  return boardWith(modeler, service)
}

function showBeginning(canvas: Services['canvas']): void {
  canvas.zoom(SMALLEST)
  const { inner, width, height } = canvas.viewbox()
  const y = inner.y - Math.max(20, (height - inner.height) / 2)
  canvas.viewbox({ x: inner.x - TOOLS_WIDTH, y, width, height })
}

function boardWith(
  modeler: Modeler,
  service: <Name extends keyof Services>(name: Name) => Services[Name],
): Board {
  const withShape = (id: string, act: (shape: Shape) => void) => {
    const shape = service('elementRegistry').get(id)
    if (shape !== undefined) act(shape)
  }
  const select = (shape: Shape) => {
    service('selection').select(shape)
    service('canvas').scrollToElement(shape)
  }
  return {
    drawn: () =>
      service('elementRegistry')
        .filter((shape) => shape.labelTarget === undefined && kindOf(shape) !== null)
        .map((shape) => ({
          id: shape.id,
          ...called(shape),
          ends: [shape.source, shape.target].flatMap((end) => (end ? [called(end)] : [])),
        })),
    selected: () => {
      const [shape, ...others] = service('selection').get()
      const target = shape?.labelTarget ?? shape
      const isOne = target !== undefined && others.length === 0 && kindOf(target) !== null
      return isOne ? target.id : null
    },
    select: (id) => withShape(id, select),
    append: (id, type) =>
      withShape(id, (shape) => {
        const fresh = service('elementFactory').createShape({ type })
        select(service('autoPlace').append(shape, fresh))
      }),
    connect: (from, to) =>
      withShape(from, (source) =>
        withShape(to, (target) => void service('modeling').connect(source, target)),
      ),
    rename: (id, name) => withShape(id, (shape) => service('modeling').updateLabel(shape, name)),
    remove: (id) => withShape(id, (shape) => service('modeling').removeElements([shape])),
    toXml: async () => (await modeler.saveXML({ format: true })).xml ?? '',
    close: () => modeler.destroy(),
  }
}

function called(shape: Shape): Pick<Drawn, 'kind' | 'name'> {
  return { kind: kindOf(shape) ?? 'task', name: shape.businessObject.name ?? '' }
}

function kindOf({ type }: Shape): Drawn['kind'] | null {
  return KINDS[type] ?? (/^bpmn:\w*Task$/.test(type) ? 'task' : null)
}

type Entries = Readonly<Record<string, unknown>>
type Providers = { registerProvider(...of: readonly unknown[]): void }

/** Asked after all others, and leaves only what a table of steps can say. */
const AFTER_ALL = 100
const leave = () => (entries: Entries) =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => TOOLS.has(id)))

class OurTools {
  static readonly $inject = ['palette', 'contextPad', 'popupMenu']

  constructor(palette: Providers, contextPad: Providers, popupMenu: Providers) {
    palette.registerProvider(AFTER_ALL, { getPaletteEntries: leave })
    contextPad.registerProvider(AFTER_ALL, {
      getContextPadEntries: leave,
      getMultiElementContextPadEntries: leave,
    })
    const ofMenu = { getPopupMenuEntries: leave, getPopupMenuHeaderEntries: leave }
    popupMenu.registerProvider('bpmn-replace', AFTER_ALL, ofMenu)
  }
}

const toolsModule = { __init__: ['ourTools'], ourTools: ['type', OurTools] }

function translated(template: string, values?: Readonly<Record<string, string>>): string {
  return filledIn(VIETNAMESE[template] ?? template, values)
}

function filledIn(template: string, values: Readonly<Record<string, string>> = {}): string {
  return template.replaceAll(/\{([^}]+)\}/g, (_, key: string) => values[key] ?? `{${key}}`)
}
