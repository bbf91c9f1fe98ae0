// The variable that a secret of a store is usually called.

/** `secret/app/db#password` suggests DB_PASSWORD, a plain name itself. */
export function keyOf(name: string): string {
  const [path = '', field] = name.split('#');
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (field === undefined && /^[A-Z_][A-Z0-9_]*$/.test(last)) return last;
  if (field !== undefined && /^[A-Z_][A-Z0-9_]*$/.test(field)) return field;
  const words = field === undefined || /^value$/i.test(field) ? last : `${last}_${field}`;
  const key = words.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return key.toUpperCase().replace(/^(?=\d)/, '_');
}
