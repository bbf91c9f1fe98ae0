// Addresses that are no URLs: Go's MySQL driver, Oracle's thin driver, PostgreSQL's password file.

import { findsAll, passesOver } from '../../support/expect';

describe('addresses of drivers', () => {
  findsAll('mysql/connection-string', [
    ['a.go', 'dsn := "app:⟦password⟧@tcp(db.internal:3306)/shop?parseTime=true"'],
    ['a.go', 'dsn := fmt.Sprintf("%s:⟦password⟧@tcp(%s:3306)/shop", user, host)'],
    ['.env', 'MYSQL_DSN=app:⟦password⟧@tcp(db.internal:3306)/shop'],
    ['a.go', 'sql.Open("mysql", `app:⟦password⟧@unix(/run/mysqld/mysqld.sock)/shop`)'],
  ]);
  findsAll('oracle/connection-string', [
    ['A.java', 'String url = "jdbc:oracle:thin:app/⟦password⟧@//db.internal:1521/shop";'],
    ['A.java', 'String url = "jdbc:oracle:thin:app/⟦password⟧@db.internal:1521:shop";'],
    ['a.properties', 'db.url=jdbc:oracle:oci:app/⟦password⟧@shop'],
  ]);
  findsAll('postgres/password-file', [
    ['.pgpass', 'db.internal:5432:shop:app:⟦password⟧'],
    ['home/.pgpass', '# all\n*:*:*:app:⟦password⟧\nother:5433:*:bob:⟦password⟧\n'],
    ['pgpass.conf', 'db.internal:6432:shop:app:⟦password⟧\r\n'],
  ]);
  passesOver([
    ['a.go', 'dsn := "app:${DB_PASSWORD}@tcp(db.internal:3306)/shop"'],
    ['a.go', 'dsn := fmt.Sprintf("%s:%s@tcp(%s:3306)/shop", user, password, host)'],
    ['a.go', 'dsn := "user:password@tcp(localhost:3306)/shop"'],
    ['a.go', 'address := "@tcp(db.internal:3306)"'],
    ['A.java', 'String url = "jdbc:oracle:thin:@//db.internal:1521/shop";'],
    ['A.java', 'String url = "jdbc:oracle:thin:scott/tiger@localhost:1521:orcl";'],
    ['A.java', 'String url = "jdbc:oracle:thin:" + user + "/" + password + "@db";'],
    ['.pgpass', '#hostname:5432:database:username:⟪password⟫'],
    ['.pgpass', 'db.internal:5432:shop:app:password'],
    ['a.conf', 'db.internal:5432:shop:app:⟪password⟫'],
  ]);
});
