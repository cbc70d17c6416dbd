// `node simulators/identity-provider/main.ts [port] [redirect uri…]`: the stand-in on its own.
import { startStandIn } from './start.ts'

const [port = '4010', ...given] = process.argv.slice(2)
const redirectUris = given.length > 0 ? given : ['http://127.0.0.1:3000/dang-nhap/tro-ve']
const standIn = await startStandIn(
  {
    clientId: 'mot-cua',
    clientSecret: 'gia-lap',
    redirectUris,
    postLogoutRedirectUris: [...new Set(redirectUris.map((uri) => `${new URL(uri).origin}/`))],
  },
  Number(port),
)
console.log(`ready: ${standIn.issuer}, client mot-cua with secret gia-lap`)
process.once('SIGTERM', () => void standIn.stop())
process.once('SIGINT', () => void standIn.stop())
