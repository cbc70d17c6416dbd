import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { coveredByAll } from './font-coverage.ts'
import type { PdfAnswer, PdfData, PdfJob } from './pdf-job.ts'
import { printableText } from './printable-text.ts'
import { readTinos } from './tinos.ts'

/** Templates read files below this folder only. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Results of so many documents ago stay memoised: what the next one shares with this one, and no more. */
const MEMOISED_DOCUMENTS = 1

const tinos = readTinos()
const covered = coveredByAll(tinos)
const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: tinos }] })

// One document a message: the compiler's native memory is given back only between turns of the event loop.
parentPort?.on('message', (job: PdfJob) => parentPort?.postMessage(answer(job), []))

function answer({ template, json }: PdfJob): PdfAnswer {
  try {
    return { pdf: typeset(template, printableData(json)) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.evictCache(MEMOISED_DOCUMENTS)
  }
}

function printableData(json: string): PdfData {
  return JSON.parse(json, (_, value: unknown) =>
    typeof value === 'string' ? printableText(value, covered) : value,
  ) as PdfData
}

function typeset(template: string, data: PdfData): Buffer {
  const compiled = compiler.compile({
    mainFileContent: mainFile(template),
    inputs: { data: JSON.stringify(data) },
  })
  // A warning is a fault too: a typeface that is not there, for one, leaves its text out.
  const faults = [compiled.takeError(), compiled.takeWarnings()].flatMap(messagesOf)
  const pages = compiled.result
  if (pages === null || faults.length > 0) throw new Error(faults.join('; '))
  return compiler.pdf(pages, {
    pdfStandard: 'a-2b',
    creationTimestamp: Math.floor(Date.parse(data.madeAt) / 1000),
  })
}

function messagesOf(diagnosed: NodeError | null): string[] {
  const diagnostics = (diagnosed?.shortDiagnostics ?? []) as { readonly message: string }[]
  return diagnostics.map(({ message }) => message)
}

/** Sets what no template may leave out: the title, the language, and a typeface without silent substitutes. */
function mainFile(template: string): string {
  const file = `/${path.relative(ROOT, fileURLToPath(template)).replaceAll(path.sep, '/')}`
  return `
#import ${JSON.stringify(file)}: pages
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: "Tinos", fallback: false, lang: "vi", region: "vn")
#pages(data)
`
}
