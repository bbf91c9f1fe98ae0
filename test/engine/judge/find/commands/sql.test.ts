// Passwords in SQL statements of all dialects, also inside strings of other languages; hashes and prose are none.

import { findsAll, passesOver } from '../../support/expect';

describe('passwords in SQL', () => {
  findsAll('generic/command-password', [
    ['a.sql', "ALTER USER ann IDENTIFIED BY '⟦password⟧';"],
    ['a.sql', "CREATE USER 'ann'@'%' IDENTIFIED WITH mysql_native_password BY '⟦password⟧';"],
    ['a.sql', 'CREATE USER ann IDENTIFIED BY ⟦base62 12⟧ DEFAULT TABLESPACE users;'],
    ['a.sql', "GRANT ALL ON shop.* TO 'ann'@'%' IDENTIFIED BY '⟦password⟧';"],
    ['a.sql', "CREATE USER ann PASSWORD '⟦password⟧';"],
    ['a.sql', "create user ann with encrypted password '⟦password⟧';"],
    ['a.sql', "ALTER ROLE ann WITH LOGIN NOSUPERUSER PASSWORD '⟦password⟧' VALID UNTIL 'infinity';"],
    ['a.sql', "CREATE LOGIN ann WITH PASSWORD = N'⟦password⟧', CHECK_POLICY = OFF;"],
    ['a.sql', "SET PASSWORD FOR 'ann'@'%' = PASSWORD('⟦password⟧');"],
    ['a.sql', "CREATE MASTER KEY ENCRYPTION BY PASSWORD = '⟦password⟧';"],
    ['a.py', 'cursor.execute("CREATE USER ann WITH PASSWORD \'⟦password⟧\'")'],
    ['a.go', 'db.Exec("ALTER USER ann PASSWORD \\"⟦password⟧\\"")'],
    ['a.sh', 'psql -c "ALTER USER ann WITH PASSWORD \'⟦password⟧\'"'],
  ]);

  findsAll('generic/command-password', [
    ['a.sql', "INSERT INTO users (id, name, password) VALUES (1, 'ann', '⟦password⟧');"],
    ['a.sql', "insert into `shop`.`settings` (`api_key`) values ('⟦base62 32⟧')"],
    ['a.py', "cursor.execute(\"INSERT INTO users (name, password) VALUES ('ann', '⟦password⟧')\")"],
  ]);
  passesOver([
    ['a.sql', "INSERT INTO users (name, password) VALUES ('ann', '0f1e2d3c4b5a69788796a5b4c3d2e1f0');"],
    ['a.sql', "INSERT INTO users (name, password) VALUES ('k7mq2wZp!', ?);"],
    ['a.sql', "INSERT INTO users (name, password) VALUES ('ann', crypt('k7mq2wZp!', gen_salt('bf')));"],
    ['a.sql', "INSERT INTO users (name, city) VALUES ('ann', 'k7mq2wZp!');"],
    ['a.sql', "INSERT INTO users (name, password) VALUES ('ann', 'password');"],
  ]);

  passesOver([
    ['a.sql', "IDENTIFIED BY '<password>'"],
    ['a.sql', "CREATE USER ann IDENTIFIED BY 'password';"],
    ['a.sql', "CREATE USER ann IDENTIFIED BY '${PASSWORD}';"],
    ['a.sql', 'CREATE USER ann IDENTIFIED EXTERNALLY;'],
    ['a.sql', `CREATE USER ann IDENTIFIED BY PASSWORD '*${'0A'.repeat(20)}';`],
    ['a.sql', `CREATE ROLE ann PASSWORD 'md5${'0a'.repeat(16)}';`],
    ['a.sql', "ALTER ROLE ann PASSWORD 'SCRAM-SHA-256$4096:c2FsdA==$a:b';"],
    ['a.md', 'objects identified by their2 addresses'],
    ['a.md', 'the header x-grant gives permission to accounts identified by their2 addresses'],
    ['a.md', "the copy identified by 'x-ms-copy-id2' is pending"],
    ['a.sql', "CREATE ROLE ann; SELECT password 'k7mq2wZp!' FROM users;"],
    ['a.py', 'execute("CREATE USER ann WITH PASSWORD \'%s\'" % password)'],
    ['a.ts', "title = 'Create user', password 'k7mq2wZp!'".replace('Create user', 'New')],
  ]);
});
