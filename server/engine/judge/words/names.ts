// The words of names that say "secret", and those that say "only about a secret". Facts, lower case.

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Words for a password in the languages of the world; the head of a name such as `db_password`. */
export const passwordWords = list(`
  password passwd passphrase pwd pswd passcode requirepass passwort kennwort motdepasse mdp contrasena contraseña senha wachtwoord
  losenord lösenord passord adgangskode salasana haslo hasło heslo jelszo jelszó parola parolă sifre şifre пароль parol
  συνθηματικό סיסמה סיסמא 密码 密碼 口令 パスワード 暗証番号 비밀번호 패스워드 암호 รหัสผ่าน पासवर्ड
`);

/** Short words that mean a password only with a value that looks like one. */
export const shortPasswordWords = list('pass pw psw passw pin userpass');

export const secretWords = list(`
  secret geheimnis segredo secreto segreto geheim hemlighet salaisuus sekret titok секрет シークレット 시크릿
`);

/** What stands before `token` when it surely is a credential. */
export const tokenQualifiers = list(`
  api auth access refresh bearer session personal deploy oauth oauth2 id bot github gitlab slack npm registry admin
  service account user app jwt secret sas security installation publish push ci vault root server private web
  integration webhook telegram discord sentry cloudflare heroku stripe digitalocean do azure aws gh pat
`);

/** What stands before `token` in parsers, paging and forms. */
export const otherTokens = list(`
  csrf xsrf authenticity next page paging continuation cancel cancellation syntax sync lock end eof start open close left right
  string number comment current prev previous last first line text keyword operator punctuation max min num total
  count input output prompt completion special pad mask unk sep cls bos eos design theme color injection di lexer
  abort stop verification request antiforgery verify change idempotency idempotent lifecycle unexpected
`);

/** What stands before `key` when the name means a credential, with what it is. */
export const keyQualifiers: ReadonlyMap<string, 'api-key' | 'secret'> = new Map([
  ...[
    'api',
    'access',
    'app',
    'application',
    'consumer',
    'account',
    'storage',
    'service',
    'subscription',
    'auth',
    'admin',
    'write',
    'license',
    'integration',
    'developer',
    'client',
    'server',
    'function',
  ].map((word) => [word, 'api-key'] as const),
  ...[
    'secret',
    'private',
    'priv',
    'encryption',
    'encrypt',
    'decryption',
    'decrypt',
    'validation',
    'certificate',
    'signing',
    'sign',
    'master',
    'hmac',
    'jwt',
    'crypto',
    'aes',
    'deploy',
    'shared',
    'webhook',
    'session',
    'ssh',
    'gpg',
    'pgp',
    'cookie',
    'unseal',
    'cipher',
    'n',
  ].map((word) => [word, 'secret'] as const),
]);

/** Qualifiers of `key` too common in ordinary code to trust without a random value. */
export const weakKeyQualifiers = list(
  'app application service admin write license client server function account storage session shared sign n developer',
);

/** What stands before `key` when it finds a thing again and opens none, however random it is. */
export const findingKeys = list(`
  image file object asset idempotency site project issue lookup query translation message locale i18n group node row
  record item index upload blob content dedupe dedup map event state feature tree sequence shard range hash meta tag
  label metric result s3 bucket routing registry build release version parent child unique composite natural surrogate search
  filter order template theme layout component widget page route track video audio media photo avatar document doc
`);

/** Before `key` in names of providers whose key stands in every page that uses them, beside a secret of another name. */
export const publishedKeys = list('pusher publishable');

/** Words at the end of a name that change nothing: `password_prod`, `apiKey2`, `token_value`. */
export const neutralTails = list(`
  value val default defaults prod production dev development test testing staging stage old new current plain plaintext
  string str env raw live data bytes buf base64 b64 main literal const v1 v2 v3 here local backup original temp tmp a b c
`);

/** Words after the secret word with which the name is about a secret, and does not hold it. */
export const aboutTails = list(`
  field fields input inputs box type types url uri urls uris path paths file files filename dir folder name names id ids
  identifier length len size count limit max min policy policies regex regexp pattern rule rules label hint title
  header headers prefix suffix postfix affix expiry expires expiration expire ttl age lifetime timeout algorithm alg algo hash hashed
  hasher hashes digest encoder encoding encrypted encryptor manager provider providers service store storage repository
  repo reset change forgot form forms view views page button btn icon class css selector param params parameter
  parameters option options opts config configuration settings enabled disabled required valid invalid validator
  validation strategy encryption authentication method mode format version ref refs reference references arn endpoint index idx col column columns
  table row attr attribute attributes prop property properties key keys message msg error errors err exception mismatch
  strength meter generator generate list array map set dict object schema model entity dto request response
  req res callback cb handler func function fn factory builder helper util utils client api test tests spec mock stub
  address currency email user username login group role scope scopes grant claims claim issuer audience text description desc
  info help docs doc link command cmd source src kind status state flag visible visibility visiblity toggle show hide
  char chars character characters symbol symbols bits stream reader writer parser lexer stack queue usage
  used expected actual exchange introspection revocation renewal rotation retrieval prompt placeholder question answer
  sha sha1 sha2 sha256 sha512 md5 salt iterations rounds cost interval delay retries attempts date time at created updated since until
`);

/** Words before the secret word with which the name holds a public, hidden, counted or tested thing. */
export const notSecretHeads = list(`
  public pub sha sha1 sha2 sha256 sha512 md5 bcrypt is has had no not should must can show hide forgot forgotten lost invalid wrong bad incorrect missing
  empty blank validate check hashed encrypted enc encoded crypted ciphered hash masked redacted fake mock dummy
  example sample placeholder foreign primary sort partition cache i18n max min num count without requires require
  enable disable supports use allow ignore existing
`);
