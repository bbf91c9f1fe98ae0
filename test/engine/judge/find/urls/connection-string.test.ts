// Connection strings of keys and values, of .NET, ODBC, JDBC, libpq and Azure.

import { findsAll, passesOver } from '../../support/expect';

describe('connection strings', () => {
  findsAll('generic/connection-string', [
    ['a.cs', 'var cs = "Server=db;Database=shop;User Id=app;Password=⟦password⟧;";'],
    ['a.cs', 'var cs = "Data Source=db;User=app;Pwd=⟦password⟧";'],
    ['a.py', 'pyodbc.connect("DRIVER={ODBC Driver 17};SERVER=db;UID=app;PWD={⟦password⟧}")'],
    ['web.config', '<add connectionString="Server=db;User Id=app;Password=&quot;⟦password⟧&quot;;" />'],
    ['web.config', '<add connectionString="Server=db;User Id=app;Password=⟦password⟧;" />'],
    ['A.java', 'String u = "jdbc:sqlserver://db.internal:1433;user=app;password=⟦password⟧";'],
    ['A.java', 'String u = "jdbc:sqlserver://db.internal:1433;database=a;user=app@acme;password=⟦password⟧";'],
    ['a.sh', 'psql "host=db.internal user=app password=⟦password⟧ dbname=shop"'],
    ['README.md', 'psql "password=⟦password⟧ host=db.internal"'],
    ['a.go', 'dsn := "host=db.internal user=app password=⟦password⟧ sslmode=disable"'],
    ['a.conf', 'AccountName=shop;AccountKey=⟦base62 86⟧==;'.replace('⟧==', '⟧')],
  ]);
  passesOver([
    ['a.cs', 'var cs = $"Server=db;User Id=app;Password={password};";'],
    ['a.cs', 'var cs = "Server=db;User Id=app;Password=<password>;";'],
    ['a.cs', 'var cs = "Server=db;User Id=app;Password=your_password;";'],
    ['a.py', 'connect(f"SERVER=db;UID=app;PWD={secret}")'],
    ['a.go', 'dsn := "host=%s user=%s password=%s dbname=shop"'],
    ['a.sh', 'psql "host=db.internal user=app password=$PGPASSWORD"'],
    ['a.md', 'psql "host=db.internal user=app password=secret"'],
  ]);
});
