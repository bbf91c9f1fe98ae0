// Word lists the judgements share: values written to be replaced, and passwords everyone knows. Facts, lower case.

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Whole values that are written to be replaced. */
export const placeholderValues = list(`
  changeme change_me change-me changeit change_this changethis change-this replaceme replace_me replace-me replace_with
  todo tbd fixme fill_me_in fillme insert_here put_your your yours yourpassword yoursecret yourapikey yourtoken
  yoursecretkey yourkey placeholder dummy dummypassword fake fakekey fake_token sample example examplekey redacted masked
  hidden removed censored filtered [filtered] [redacted] xxx *** ... …  mysecret my_secret my-secret mypassword my_password
  my-password mytoken my_token my-token mykey my_key my-key myapikey my_api_key my-api-key my-secret-key mysecretkey
  my_secret_key secret_here password_here key_here token_here n/a unset not_set notset not-set lorem ipsum foobar
  thistokenisnotsosecretchangeit your-256-bit-secret deadbeef cafebabe some-secret somesecret some_secret
  some-password somepassword some_password some-token sometoken some_token a-secret a_secret asecret
`);

/** Words that make any value a dummy when they stand in it as a word of its own. */
export const placeholderWords = list(`
  example examples sample dummy placeholder changeme changeit replaceme redacted fake mock your yours todo fixme lorem
  foobar foo bar baz qux bogus notreal stub
`);

/** Letters in a row that make any value a dummy, wherever they stand. */
export const placeholderParts = [
  'example',
  'dummy',
  'placeholder',
  'changeme',
  'change-me',
  'change_me',
  'changethis',
  'replaceme',
  'replace-me',
  'replace_me',
  'replacewith',
  'replace_with',
  'redacted',
  'fakekey',
  'faketoken',
  'fakepass',
  'fakesecret',
  'fakecred',
  'notreal',
  'not-a-real',
  'not_a_real',
  'notasecret',
  'not-a-secret',
  'not_secret',
  'nosecret',
  'donotuse',
  'do-not-use',
  'do_not_use',
  'testtest',
  'foobar',
  'deadbeef',
  'insecure',
  'verylong',
  'very-long',
  'very_long',
  'xxxx',
  '****',
  '....',
  '••••',
  '<your',
  '[your',
  '{your',
  'abcdef0123456789',
  '0123456789abcdef',
  'abcdefghijklmnop',
  '1234567890abcdef',
  'secret_scanning_ab85fc6f8d7638cf',
] as const;

/**
 * Published by vendors, the same for everyone; case counts (AWS guides, Azure and Cosmos emulators, Stripe docs, Hardhat,
 * RFC 6749 and 6750, the samples of RFC 9562, OpenSSL's key of its self-test).
 */
export const documentedParts = [
  'EXAMPLEKEY',
  '/K7MDENG/',
  '/bPxRfiCY',
  'Eby8vdM02xNOcqFl',
  'C2y6yDjf5/R+ob0N',
  'sk_test_4eC39H',
  'sk_test_BQok',
  'ac0974bec39a17e3',
  'django-insecure-',
  '2YotnFZFEjr1',
  'tGzv3JOkF0XG5',
  'czZCaGRSa3F0',
  'mF_9.B5f-4.1J',
  'aBBKDWQvyuVcTPH9',
  'f4556650ac31d354',
  '550e8400-e29b-41d4-a716',
  '123e4567-e89b-12d3-a456',
  'f47ac10b-58cc-4372-a567',
  '6ba7b810-9dad-11d1-80b4',
] as const;

/** Whole values that say nothing: type words, states, ordinary names, default passwords. No credential worth a warning. */
export const weakValues = list(`
  none null nil undefined nan na empty blank unknown true false yes no on off string str text value integer int number
  boolean bool object varchar char byte bytes any default user username user1 user123 admin administrator root guest
  anonymous nobody invalid wrong wrongpassword wrong-password badpassword bad_password bad_token expired missing required
  optional public private secret secrets secretkey secret_key secret-key supersecret super_secret super-secret topsecret
  top-secret top_secret s3cr3t s3cret password passwords passwd passphrase passw pass pwd pw token tokens apikey api_key
  api-key key keys auth authorization bearer basic credentials credential login session cookie access refresh accesstoken
  access_token access-token access_key accesskey refresh_token refreshtoken client_secret clientsecret test tests testing
  tester test1 test123 test1234 testpass test_pass test-pass testpw testpwd testpassword test_password test-password
  testsecret test-secret test_secret testtoken test-token test_token testkey test-key test_key mock demo dev develop
  development prod production staging local localhost foo bar baz qux hello world helloworld hello123 abc abcd abc123
  abcd1234 a1b2c3d4 asdf asdfgh asdfghjkl qwe qwerty qwerty123 qwertyuiop zxcvbnm zxcv hoge fuga piyo letmein letmein1
  letmein! welcome welcome1 welcome1! welcome123 master monkey dragon shadow sunshine princess iloveyou football baseball
  superman batman trustno1 whatever freedom starwars pokemon michael jordan hunter2 secret1 secret123 s3cretpassword
  temp temp123 temppass summer2024 summer2025! winter2024 spring2025 company123 correcthorsebatterystaple ninja azerty
  motdepasse passwort contraseña senha senha123 qwe123 123qwe 1q2w3e 1q2w3e4r 1qaz2wsx zaq12wsx qazwsx 1g2w3e4r gwerty
  woaini woaini1314 p455w0rd p4ssw0rd passw0rd p@ssw0rd p@ssword p@ssw0rd! p@ss pa55word pa$$word pa$$w0rd pass1234 pass123
  pass@123 password1 password1! password2 password12 password123 password123! password1234 admin123 admin1234 admin@123
  admin123! root123 toor calvin postgres postgresql mysql mariadb mongo mongodb redis rabbitmq minio minio123 minioadmin
  elastic neo4j tomcat jenkins sonar nexus grafana zabbix nagios nagiosadmin cisco ubnt raspberry vagrant kali ubuntu
  anoncvs pasword passwrd passowrd xyzzy adminadmin weblogic1 weblogic airflow superset keycloak manager change_on_install tiger scott oracle db2inst1 sa
  utf8 utf-8 utf16 utf-16 ascii latin1 latin-1 base64 base64url hex binary yourstrong(!)password yourstrong@passw0rd 123123q docker
`);

/** Words that talk about secrets, people and tests: a value made only of them holds none. */
export const secretVocabulary = list(`
  my your our the a an this that some any new old random generated native encode encoded base first second third other another no not is in is of for to and or with
  user users username name admin root guest owner member email mail account login logout signin signup auth oauth oidc
  authentication authorization password passwords passwd passphrase pass pwd pswd pw secret secrets token tokens key keys
  apikey api access refresh session cookie client server app application service id ids value values string text field
  input type types data info valid invalid wrong right good bad correct incorrect expired missing empty blank null none
  test tests testing tester fake mock dummy sample example demo temp tmp foo bar baz qux super very really top long short
  strong weak simple secure safe hidden private public shared common default custom plain encrypted hashed hash salt
  current confirm confirmation repeat again reset change changed update forgot forgotten remember require required
  optional header bearer basic digest db database postgres mysql mongo redis ldap smtp ftp ssh http https url uri host
  port path file files config settings option options param params env environment variable master main primary github gitlab
  google aws azure slack stripe provider vault manager store storage code hello world abc abcd xyz
`);
