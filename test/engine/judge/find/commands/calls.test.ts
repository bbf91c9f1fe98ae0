// Passwords given to calls that log in, by the place of the argument.

import { findsAll, passesOver } from '../../support/expect';

describe('passwords of calls', () => {
  findsAll('generic/login-password', [
    ['a.py', 'requests.get(url, auth=("ann", "⟦password⟧"))'],
    ['a.py', "session.auth = ('ann', '⟦password⟧')"],
    ['a.py', 'requests.get(url, auth=HTTPBasicAuth("ann", "⟦password⟧"))'],
    ['a.py', 'auth = aiohttp.BasicAuth(user, password="⟦password⟧")'.replace('password=', '')],
    ['a.py', 'server.login("ann@shop.internal", "⟦password⟧")'],
    ['a.py', 'db = pymysql.connect("db.internal", "app", "⟦password⟧", "shop")'],
    ['a.py', "pika.PlainCredentials('app', '⟦password⟧')"],
    ['a.js', "request(app).get('/').auth('ann', '⟦password⟧')"],
    ['a.go', 'req.SetBasicAuth("ann", "⟦password⟧")'],
    ['a.go', 'smtp.PlainAuth("", "ann@shop.internal", "⟦password⟧", "smtp.shop.internal")'],
    ['A.java', 'new UsernamePasswordCredentials("ann", "⟦password⟧")'],
    ['A.java', 'return new PasswordAuthentication("ann", "⟦password⟧".toCharArray());'],
    ['A.java', 'DriverManager.getConnection("jdbc:mysql://db/shop", "app", "⟦password⟧");'],
    ['A.kt', 'Credentials.basic("ann", "⟦password⟧")'],
    ['a.cs', 'new NetworkCredential( "ann" , @"⟦password⟧" )'],
    ['a.rb', "request.basic_auth 'ann', '⟦password⟧'\nnext_line"],
    ['a.rb', 'request.basic_auth("ann", "⟦password⟧")'],
    ['a.php', "$pdo = new PDO('mysql:host=db;dbname=shop', 'app', '⟦password⟧');"],
    ['a.php', '$db = new mysqli("db.internal", "app", "⟦password⟧", "shop");'],
    ['a.php', "ftp_login($connection, 'ann', '⟦password⟧');"],
    ['a.c', 'curl_easy_setopt(curl, CURLOPT_USERPWD, "ann:⟦password⟧");'],
    ['a.php', "curl_setopt($c, CURLOPT_PROXYPASSWORD, '⟦password⟧');"],
    ['a.php', "$options = [CURLOPT_USERPWD => 'ann:⟦password⟧'];"],
    ['a.c', 'mysql_real_connect(con, "db.internal", "app", "⟦password⟧", "shop", 0, NULL, 0)'],
  ]);

  passesOver([
    ['a.py', 'requests.get(url, auth=("ann", password))'],
    ['a.py', 'requests.get(url, auth=("user", "password"))'],
    ['a.py', 'auth=("ann", os.environ["PASSWORD"])'],
    ['a.py', 'HTTPBasicAuth("ann", "your-password")'],
    ['a.py', 'HTTPBasicAuth("ann", "${PASSWORD}")'],
    ['a.py', 'def basic_auth(user="ann", password=None):'],
    ['a.py', 'server.login("ann@shop.internal", "k7mq2" + rest)'],
    ['a.js', "i18n.login('Sign in to continue', 'k7mq2wZp!')"],
    ['a.js', ".auth('bearer', { type: 'k7mq2wZp!' })"],
    ['a.js', ".login(user, 'k7mq2wZp!')"],
    ['a.go', 'smtp.PlainAuth("", user, password, "smtp-relay7.shop.internal")'],
    ['A.java', 'getConnection("jdbc:mysql://db7/shop")'],
    ['a.php', "$pdo = new PDO($dsn, $user, $password, ['k7mq2wZp!' => 1]);"],
    ['a.php', 'new mysqli("db.internal", "app", "", "k7mq2wZp!")'],
  ]);
});
