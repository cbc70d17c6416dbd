import type { Channel, Fee, ProcedureVersion, TimeLimit } from './content.ts'

type Node = Readonly<Record<string, unknown>>

/** Prefixes of the vocabularies; whoever reads it needs to fetch nothing. */
export const CPSV_CONTEXT: Node = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const CHANNELS: Readonly<Record<Channel, string>> = {
  online: 'Trực tuyến',
  counter: 'Trực tiếp',
  post: 'Bưu chính công ích',
}

/** A procedure as a public service of CPSV-AP 3.2; `address` is where people read it. */
export function publicService(
  { code, effectiveFrom, content }: ProcedureVersion,
  address: string,
  agency: string,
): Node {
  const part = (kind: string, at: number) => `${address}#${kind}-${at + 1}`
  return {
    '@id': address,
    '@type': 'cpsv:PublicService',
    'dct:identifier': code,
    'dct:title': vietnamese(content.name),
    'dct:description': vietnamese(content.steps.join('\n')),
    'dct:language': 'vi',
    'dct:issued': { '@value': effectiveFrom, '@type': 'xsd:date' },
    'cv:thematicArea': vietnamese(content.sector),
    'cv:hasCompetentAuthority': {
      '@type': 'cv:PublicOrganisation',
      'skos:prefLabel': vietnamese(agency),
      'dct:spatial': 'VNM',
    },
    'cv:hasChannel': content.channels.map((channel, at) => ({
      '@id': part('channel', at),
      '@type': 'cv:Channel',
      'dct:identifier': channel,
      'dct:type': vietnamese(CHANNELS[channel]),
    })),
    ...processingTime(content.timeLimit),
    'cv:hasCost': content.fees.flatMap((fee, at) => cost(fee, part('cost', at))),
    'cpsv:hasInput': content.components.map((component, at) => ({
      '@id': part('input', at),
      '@type': 'cv:Evidence',
      'dct:identifier': component.id,
      'dct:title': vietnamese(component.name),
    })),
    'cpsv:produces': content.results.map(({ name }, at) => ({
      '@id': part('output', at),
      '@type': 'cv:Output',
      'dct:identifier': `${code}-${at + 1}`,
      'dct:title': vietnamese(name),
    })),
    'cv:hasLegalResource': content.legalBases.map(({ number, title, date }, at) => ({
      '@id': part('law', at),
      '@type': 'eli:LegalResource',
      'dct:identifier': number,
      'dct:title': vietnamese(title),
      ...(date === null ? {} : { 'dct:issued': { '@value': date, '@type': 'xsd:date' } }),
    })),
  }
}

function vietnamese(text: string): Node {
  return { '@value': text, '@language': 'vi' }
}

/** Working days have no form in XML Schema: only calendar days and hours are said as a duration. */
function processingTime({ value, unit }: TimeLimit): Node {
  const whole = Math.ceil(value)
  if (unit === 'calendar-days')
    return { 'cv:processingTime': { '@value': `P${whole}D`, '@type': 'xsd:duration' } }
  const said = unit === 'working-days' ? `${value} ngày làm việc` : `${value} giờ làm việc`
  return { 'cv:processingTime': vietnamese(value === 0 ? 'Trong ngày làm việc' : said) }
}

/** A range is two costs, its least and its most; what another agency computes has none. */
function cost({ name, amount }: Fee, id: string): Node[] {
  if (amount === null) return []
  return [...new Set([amount.min, amount.max])].map((value) => ({
    '@id': `${id}-${value}`,
    '@type': 'cv:Cost',
    'dct:description': vietnamese(name),
    'cv:hasValue': value,
    'cv:currency': 'VND',
  }))
}
