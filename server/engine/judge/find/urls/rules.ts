// Passwords in addresses, by what they open, and how the variable that will hold one is called.

import type { RuleInfo } from '../../../rule';
import { envNameOf } from '../../name';

const rule = (id: RuleInfo['id'], title: string, env: string): RuleInfo => ({ id, title, class: 'sensitive', env });

export const urlRules = {
  postgres: rule('postgres/connection-string', 'PostgreSQL password in a connection string', 'POSTGRES_PASSWORD'),
  mysql: rule('mysql/connection-string', 'MySQL password in a connection string', 'MYSQL_PASSWORD'),
  mongodb: rule('mongodb/connection-string', 'MongoDB password in a connection string', 'MONGODB_PASSWORD'),
  redis: rule('redis/connection-string', 'Redis password in a connection string', 'REDIS_PASSWORD'),
  amqp: rule('amqp/connection-string', 'AMQP password in a connection string', 'AMQP_PASSWORD'),
  oracle: rule('oracle/connection-string', 'Oracle password in a connection string', 'ORACLE_PASSWORD'),
  other: rule('generic/url-password', 'Password in a URL', 'URL_PASSWORD'),
  token: rule('generic/url-token', 'Token in a URL', 'URL_TOKEN'),
  fields: rule('generic/connection-string', 'Password in a connection string', 'CONNECTION_PASSWORD'),
  passwordFile: rule('postgres/password-file', 'Password in a PostgreSQL password file', 'PGPASSWORD'),
} as const;

/** By a URL's scheme in lower case. */
export function kindOfScheme(scheme: string): keyof typeof urlRules {
  if (/^(?:postgres|postgresql|postgis|cockroachdb|redshift|timescaledb)/.test(scheme)) return 'postgres';
  if (/^(?:mysql|mariadb)/.test(scheme)) return 'mysql';
  if (scheme.startsWith('mongodb')) return 'mongodb';
  if (scheme.startsWith('redis') || scheme.startsWith('valkey')) return 'redis';
  return scheme.startsWith('amqp') ? 'amqp' : 'other';
}

/** `BILLING_DATABASE_URL` holds the whole URL, its password is `BILLING_DATABASE_PASSWORD`; a plain `url` says nothing. */
export function passwordName(name: string | undefined, fallback: string): string {
  const base =
    name &&
    envNameOf(name, '').replace(/_?(?:URL|URI|DSN|CONNECTION_STRING|CONNECTION|CONN|CONN_STR|ADDRESS|ADDR)$/, '');
  return base && base.length > 1 && !plainNames.has(base) ? `${base.replace(/_PASSWORD$/, '')}_PASSWORD` : fallback;
}

const plainNames = new Set(
  'DB CONFIG CLIENT CONST VALUE DEFAULT STRING ENV ARGS HTTP HTTPS HOST SERVER CONNECT CREATE_ENGINE URI URL'.split(
    ' ',
  ),
);
