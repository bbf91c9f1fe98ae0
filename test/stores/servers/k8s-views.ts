// The forms in which the API server of the tests shows objects without their contents, and its pages.

import type { Stored } from './k8s-objects';

export interface Row {
  readonly name: string;
  /** Behind the name. */
  readonly cells: readonly unknown[];
  readonly object?: unknown;
}

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Mark of the next page. */
  readonly next?: string;
}

/** Sorted by name, as etcd has them. Undefined when the mark is of another era. */
export function pageOf({ columns, rows }: Rows, { searchParams }: URL, era: number): Rows | undefined {
  const sorted = [...rows].sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  const mark = searchParams.get('continue');
  const [markEra, after] = mark ? JSON.parse(Buffer.from(mark, 'base64url').toString()) : [era, ''];
  if (markEra !== era) return undefined;
  const rest = sorted.filter(({ name }) => name > after);
  const limit = Number(searchParams.get('limit') ?? 0) || rest.length;
  const page = rest.slice(0, limit);
  if (page.length === rest.length) return { columns, rows: page };
  const next = Buffer.from(JSON.stringify([era, page.at(-1)!.name])).toString('base64url');
  return { columns, rows: page, next };
}

const listMetadata = (next?: string) => ({ resourceVersion: '4711', ...(next !== undefined && { continue: next }) });

export const nameTable = ({ columns, rows, next }: Rows) => ({
  kind: 'Table',
  apiVersion: 'meta.k8s.io/v1',
  metadata: listMetadata(next),
  columnDefinitions: columns.map((name) => ({ name, type: 'string', format: '', description: '', priority: 0 })),
  rows: rows.map(({ name, cells, object = null }) => ({ cells: [name, ...cells], object })),
});

export const partialList = ({ rows, next }: Rows) => ({
  kind: 'PartialObjectMetadataList',
  apiVersion: 'meta.k8s.io/v1',
  metadata: listMetadata(next),
  items: rows.map(({ name }) => ({ metadata: { name } })),
});

export const partialObject = (
  name: string,
  { uid, version, created, changed, annotations, hasRecord, data }: Stored,
) => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata: {
    name,
    uid,
    resourceVersion: version,
    creationTimestamp: created,
    ...(Object.keys(annotations).length > 0 && { annotations }),
    managedFields: hasRecord ? [writerOf(changed, [...data.keys()])] : [],
  },
});

const writerOf = (time: string, keys: readonly string[]) => ({
  manager: 'kubectl-create',
  operation: 'Update',
  apiVersion: 'v1',
  time,
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:data': { '.': {}, ...Object.fromEntries(keys.map((key) => [`f:${key}`, {}])) }, 'f:type': {} },
});
