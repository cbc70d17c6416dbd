// `npm run prove:packages`: known weaknesses of the packages, as the registry tells them.
import { provePackages } from './proofs/packages.ts'
import { pronounce } from './proofs/verdict.ts'

pronounce(await provePackages())
