// An OpenID provider on this machine for as long as its standard input stays open: PORT, CLIENT_ID, CLIENT_SECRET and
// REDIRECT_URI say how. Whoever signs in at it is who they say, without a password.
import Provider from 'oidc-provider'

const { PORT, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI } = process.env
const issuer = `http://localhost:${PORT}`
const provider = new Provider(issuer, {
  clients: [{
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    redirect_uris: [REDIRECT_URI],
    grant_types: ['authorization_code'],
    response_types: ['code']
  }],
  pkce: { required: () => true },
  cookies: { keys: ['for the tests only'] }
})
provider.listen(Number(PORT), '127.0.0.1', () => console.log(`listening ${issuer}`))
process.stdin.on('end', () => process.exit(0)).resume()
