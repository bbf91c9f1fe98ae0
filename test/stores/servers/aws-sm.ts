// A server that speaks the protocol of AWS Secrets Manager on loopback, and does not take a request that is not signed.

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSecrets, type Input, operations, type Secrets, ServiceError } from './aws-secrets';
import { type Key, signatureProblem } from './aws-signature';

export interface AwsServer {
  readonly url: string;
  readonly region: string;
  readonly secrets: Secrets;
  readonly keys: Key[];
  /** Operations in the order in which they came. */
  readonly asked: string[];
  /** Each is the answer to one request, before anything else. */
  readonly faults: Fault[];
  /** Of its clock, in milliseconds. */
  skew: number;
  /** Called between the check of a request and what it does. */
  before?: ((operation: string, input: Input) => void) | undefined;
  close(): Promise<void>;
}

export interface Fault {
  /** Of the request that it waits for; any without it. */
  readonly operation?: string;
  readonly status: number;
  readonly body: string;
  /** The connection is closed instead. */
  readonly isBroken?: boolean;
  /** What was asked for is done all the same. */
  readonly isDone?: boolean;
}

/** A key that no file holds. */
export const newKey = (): Key => ({
  id: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
  secret: randomBytes(30).toString('base64'),
});

export const newSession = (expires: number): Key => ({
  ...newKey(),
  id: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
  token: randomBytes(90).toString('base64'),
  expires,
});

export const errorBody = (code: string): string => JSON.stringify({ __type: code, Message: `${code} of ours` });

export async function startAws(region = 'eu-central-1'): Promise<AwsServer> {
  const server = createServer((request, response) => {
    collect(request).then(
      (body) => handle(aws, { request, response, body }),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const aws: AwsServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region,
    secrets: createSecrets(),
    keys: [newKey()],
    asked: [],
    faults: [],
    skew: 0,
    close: () => closed(server),
  };
  return aws;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
}

function handle(aws: AwsServer, { request, response, body }: Exchange): void {
  const operation = /^secretsmanager\.([A-Za-z]+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
  aws.asked.push(operation);
  const at = aws.faults.findIndex((fault) => fault.operation === undefined || fault.operation === operation);
  const [fault] = at < 0 ? [] : aws.faults.splice(at, 1);
  if (fault?.isBroken) return void response.destroy();
  if (fault?.isDone) answerTo(aws, operation, { request, body });
  const { status, text } = fault
    ? { status: fault.status, text: fault.body }
    : answerTo(aws, operation, { request, body });
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    date: new Date(Date.now() + aws.skew).toUTCString(),
    'x-amzn-requestid': randomBytes(16).toString('hex'),
  });
  response.end(text);
}

function answerTo(aws: AwsServer, operation: string, { request, body }: Omit<Exchange, 'response'>) {
  const refuse = (code: string, status = 400) => ({ status, text: errorBody(code) });
  if (request.method !== 'POST' || request.url !== '/') return refuse('UnknownOperationException', 404);
  if (request.headers['content-type'] !== 'application/x-amz-json-1.1') return refuse('UnknownOperationException', 404);
  const signed = { method: request.method, url: request.url, headers: request.headers, body };
  const { keys, region, skew } = aws;
  const problem = signatureProblem(signed, { keys, region, service: 'secretsmanager', now: Date.now() + skew });
  if (problem !== undefined) return refuse(problem);
  const perform = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!perform) return refuse('UnknownOperationException');
  try {
    const input = JSON.parse(body);
    aws.before?.(operation, input);
    return { status: 200, text: JSON.stringify(perform(aws.secrets, input)) };
  } catch (error) {
    if (!(error instanceof ServiceError)) return refuse('SerializationException');
    return { status: 400, text: JSON.stringify({ __type: error.code, Message: error.message }) };
  }
}

export async function collect(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

export const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
