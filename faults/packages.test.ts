import { describe, expect, test } from 'vitest'
import { judgeAudit } from './proofs/packages.ts'

const report = (...found: readonly (readonly [name: string, severity: string])[]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      found.map(([name, severity]) => [name, { name, severity, range: '<2.0.0' }]),
    ),
    metadata: { vulnerabilities: { low: 0, high: found.length, total: found.length } },
  })

describe('what the registry tells of the packages', () => {
  test('holds when none has a grave weakness', () => {
    expect(judgeAudit(report())).toMatchObject({ holds: true, figures: { total: 0 }, faults: [] })
    expect(judgeAudit(report(['a', 'low'], ['b', 'moderate']))).toMatchObject({ holds: true })
  })

  test.each(['high', 'critical'])(
    'does not hold when one is %s, and names the package',
    (severity) => {
      expect(judgeAudit(report(['a', 'low'], ['fastify', severity]))).toMatchObject({
        holds: false,
        faults: [`fastify <2.0.0: ${severity}`],
      })
    },
  )

  test.each([
    ['{"message": "405 Method Not Allowed", "error": {}}', '405 Method Not Allowed'],
    ['{"error": {"code": "ENOTFOUND"}}', 'ENOTFOUND'],
    ['npm error audit endpoint returned an error', 'audit endpoint'],
    ['{"vulnerabilities": {}}', 'vulnerabilities'],
    ['', 'told no known weaknesses'],
  ])('is not shown when there is no report: %s', (text, reason) => {
    const verdict = judgeAudit(text)

    expect(verdict).toMatchObject({ holds: false, faults: [] })
    expect(verdict.notShown).toContain(reason)
  })
})
