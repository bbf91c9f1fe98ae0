// Keys of signatures and ciphers, by the place of the argument.

import { findsAll, passesOver } from '../../support/expect';

describe('keys of calls', () => {
  findsAll('generic/call-key', [
    ['a.ts', "const token = jwt.sign({ id: user.id, roles: ['a', 'b'] }, '⟦base62 32⟧', { expiresIn: '1h' });"],
    ['a.ts', "jwt.verify(token, '⟦base62 32⟧', (error, data) => next(error));"],
    ['a.ts', "crypto.createHmac('sha256', '⟦base62 32⟧').update(body)"],
    ['a.ts', "crypto.createCipheriv('aes-256-cbc', Buffer.from('⟦hex 64⟧', 'hex'), iv)"],
    ['a.js', "CryptoJS.AES.encrypt(text, '⟦base62 24⟧').toString()"],
    ['a.js', "app.use(cookieParser('⟦base62 24⟧'));"],
    ['a.py', 'jwt.encode(payload, "⟦base62 32⟧", algorithm="HS256")'],
    ['a.py', 'hmac.new(b"⟦base62 32⟧", message, hashlib.sha256).hexdigest()'],
    ['a.py', 'cipher = Fernet(b"⟦base62 44⟧")'],
    ['a.go', 'signed, err := token.SignedString([]byte("⟦base62 32⟧"))'],
    ['a.go', 'mac := hmac.New(sha256.New, []byte("⟦base62 32⟧"))'],
    ['A.java', 'Algorithm algorithm = Algorithm.HMAC256("⟦base62 32⟧");'],
    ['A.java', 'new SecretKeySpec("⟦base62 16⟧".getBytes(StandardCharsets.UTF_8), "AES")'],
    ['A.cs', 'new SymmetricSecurityKey(Encoding.UTF8.GetBytes("⟦base62 32⟧"))'],
    ['a.php', "$jwt = JWT::encode($payload, '⟦base62 32⟧', 'HS256');"],
    ['a.php', "hash_hmac('sha256', $body, '⟦base62 32⟧')"],
    ['a.php', "openssl_encrypt($data, 'aes-256-cbc', '⟦base62 32⟧', 0, $iv)"],
    ['a.rb', "token = JWT.encode payload(user), nil\nJWT.encode(payload, '⟦base62 32⟧', 'HS256')"],
    ['a.rb', "OpenSSL::HMAC.hexdigest('SHA256', '⟦base62 32⟧', body)"],
    ['a.rs', 'EncodingKey::from_secret("⟦base62 32⟧".as_ref())'],
  ]);

  passesOver([
    ['a.ts', 'jwt.sign(payload, process.env.JWT_SECRET)'],
    ['a.ts', "jwt.sign(payload, 'secret')"],
    ['a.ts', "jwt.verify(token, 'your-256-bit-secret')"],
    ['a.ts', "jwt.decode(token, { complete: true, key: 'k7mq2wZp!' })"],
    ['a.ts', "crypto.createHmac('sha512', key)"],
    ['a.ts', "createCipheriv('aes-256-cbc', 'aes-128-gcm', iv)"],
    ['a.py', 'hmac.new(key, b"k7mq2wZp!", hashlib.sha256)'],
    ['a.py', 'Fernet(Fernet.generate_key())'],
    ['A.java', 'new SecretKeySpec(bytes, "HmacSHA256")'],
    ['a.php', "hash_hmac('sha256', 'k7mq2wZp!', $key)"],
  ]);
});
