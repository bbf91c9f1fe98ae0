// Credentials in HTTP headers and cookies, in code, on command lines and in files of requests.

import assert from 'node:assert/strict';
import { findsAll, passesOver } from '../../support/expect';
import { detect } from '../../support/fixture';

const basic = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64');

describe('HTTP headers', () => {
  for (const head of ["headers: { Authorization: 'Basic ", "setHeader('Proxy-Authorization', 'Basic "])
    it(`${head}… holds the encoded pair`, () => {
      const encoded = basic('ann', 'kR7!mq2wZp');
      const text = `${head}${encoded}'`;
      assert.deepEqual(
        detect(text, 'src/a.js').map(({ ruleId, start, end }) => [ruleId, text.slice(start, end)]),
        [['generic/basic-auth', encoded]],
      );
    });

  it('hold a password in Latin-1', () => {
    const encoded = Buffer.from('ann:kR7!mq2wZp\u00e9\u00fc', 'latin1').toString('base64');
    assert.deepEqual(
      detect(`Authorization: Basic ${encoded}`, 'src/a.http').map(({ ruleId }) => ruleId),
      ['generic/basic-auth'],
    );
  });

  for (const text of [
    `Authorization: Basic ${basic('user', 'password')}`,
    'Authorization: Basic <credentials>',
    'a Basic Authentication scheme',
    `Basic ${Buffer.from('no colon here').toString('base64')}`,
  ])
    it(`passes over ${text}`, () => assert.deepEqual(detect(text, 'src/a.http'), []));

  findsAll('generic/basic-auth', [
    ['a.js', "setHeader('Authorization', 'Basic ' + btoa('ann:⟦password⟧'))"],
    ['a.js', "authorization: `Basic ${Buffer.from('ann:⟦password⟧').toString('base64')}`"],
    ['a.py', 'auth = base64.b64encode(b"ann:⟦password⟧")'],
    ['a.php', "$auth = base64_encode('ann:⟦password⟧');"],
    ['a.rb', 'auth = Base64.encode64("ann:⟦password⟧")'],
    ['a.go', 'auth := base64.StdEncoding.EncodeToString([]byte("ann:⟦password⟧"))'],
    ['a.cs', 'var basic = Convert.ToBase64String(Encoding.ASCII.GetBytes("ann:⟦password⟧"));'],
  ]);
  findsAll('generic/bearer-token', [
    ['run.txt', 'curl -H "Authorization: Bearer ⟦base62 40⟧" https://api.internal'],
    ['a.go', 'req.Header.Set("Authorization", "Bearer ⟦base62 40⟧")'],
  ]);
  findsAll('generic/authorization-header', [
    ['a.sh', 'curl -H "Authorization: Token ⟦base62 40⟧" https://api.internal'],
    ['a.sh', "curl -H 'authorization: token ⟦hex 40⟧' https://api.internal"],
    ['a.sh', 'curl -H "Authorization: ⟦base62 40⟧" https://api.internal'],
    ['a.py', 'requests.get(url, headers={"Authorization": "ApiKey ⟦base62 40⟧"})'],
    ['a.js', "headers: { authorization: 'Token token=⟦hex 40⟧' }"],
    ['a.js', "xhr.setRequestHeader('Authorization', '⟦base62 40⟧')"],
    ['a.http', 'GET /\nAuthorization: Token ⟦hex 40⟧\n'],
    ['README.md', 'Authorization: ApiKey ⟦base62 40⟧'],
  ]);
  findsAll('generic/header-key', [
    ['a.http', 'GET /\nX-Api-Key: ⟦base62 32⟧\nAccept: */*\n'],
    ['a.rest', 'X-Auth-Token: ⟦base62 32⟧'],
    ['a.hurl', 'api-key: ⟦hex 32⟧\r\n'],
    ['nginx.conf', 'location / {\n  proxy_set_header X-Api-Key ⟦base62 32⟧;\n}'],
    ['nginx.conf', 'add_header X-Auth-Token "⟦base62 32⟧" always;'],
    ['a.swift', 'request.setValue("⟦base62 32⟧", forHTTPHeaderField: "X-Api-Key")'],
  ]);
  findsAll('generic/bearer-token', [['a.rs', 'let call = client.get(url).bearer_auth("⟦base62 40⟧");']]);
  passesOver([
    ['nginx.conf', 'proxy_set_header X-Api-Key $http_x_api_key;'],
    ['nginx.conf', 'proxy_set_header X-Request-Id k7mq2wZpA91xB3cd;'],
    ['a.swift', 'request.setValue(apiKey, forHTTPHeaderField: "X-Api-Key")'],
    ['a.swift', 'request.setValue("k7mq2wZpA91xB3cd", forHTTPHeaderField: "X-Request-Id")'],
    ['a.rs', 'client.get(url).bearer_auth(token)'],
  ]);
  findsAll('generic/session-cookie', [
    ['a.http', 'Cookie: theme=dark; sid=⟦base62 32⟧; lang=en'],
    ['a.http', 'Set-Cookie: JSESSIONID=⟦hex 32⟧; Path=/; HttpOnly'],
    ['a.js', 'document.cookie = "session=⟦base62 32⟧; path=/";'],
    ['a.py', "requests.get(url, cookies={'sessionid': '⟦base62 32⟧'})"],
    ['a.py', 'requests.get(url, headers={"Cookie": "PHPSESSID=⟦base32 26⟧"})'],
    ['a.js', "cookies.set('connect.sid', '⟦base62 32⟧')"],
    ['a.sh', "curl -b 'auth_session=⟦base62 32⟧' https://api.internal"],
    ['a.sh', 'curl --cookie "login=⟦base62 32⟧" https://api.internal'],
  ]);

  passesOver([
    ['a.js', 'Authorization: Bearer ${TOKEN}'],
    ['a.md', 'Authorization: Bearer <token>'],
    ['a.md', 'the bearer authentication-scheme-name'],
    ['a.js', 'headers: { Authorization: `Token ${token}` }'],
    ['a.py', 'headers={"Authorization": "Token %s" % token}'],
    ['a.py', 'headers={"Authorization": "Token " + api_token_value_1}'],
    ['a.md', 'Authorization: Token your-token-goes-here-1'],
    ['a.md', 'Authorization: Token ⟪hex 4⟫'],
    ['a.md', 'the headers `Authorization`, `If-Unmodified-Since`, `Proxy-Authorization`'],
    ['a.js', 'Authorization: Digest nonce="⟪hex 32⟫"'],
    ['a.ts', 'authorization: AuthorizationService2Factory'],
    ['a.http', 'X-Api-Key: {{apiKey}}'],
    ['a.http', 'X-Api-Key: your-api-key-here'],
    ['a.http', 'Cache-Key: ⟪base62 32⟫'],
    ['a.js', "btoa('ann:⟪password⟫')"],
    ['a.js', "auth = btoa('user:password')"],
    ['a.js', "const auth = Buffer.from('data:image/png')"],
    ['a.http', 'Cookie: theme=⟪base62 32⟫; csrf_token=⟪base62 32⟫'],
    ['a.http', 'Cookie: session=${SESSION}'],
    ['a.js', 'cookies.set("session", value)'],
    ['a.js', 'document.cookie = "session=; expires=Thu, 01 Jan 1970 00:00:00 GMT"'],
    ['a.md', 'Cookie: session=your-session-id-here-please'],
  ]);
});
