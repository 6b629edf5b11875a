/**
 * Reads JSON from outside into known shapes, by hand and in few bytes because a phone loads it before the first question.
 * A reader takes a value and the place where it stands, and gives the typed value or a `ShapeError` that names the place.
 */
export type Reader<T> = (value: unknown, path: string) => T;

export type Fields = Readonly<Record<string, unknown>>;

/** Something arrived that is not of the agreed shape, at `path` (`form.items[3].code`). */
export class ShapeError extends Error {
  readonly path: string;
  readonly expected: string;

  constructor(path: string, expected: string) {
    super(`${path}: expected ${expected}`);
    this.name = 'ShapeError';
    this.path = path;
    this.expected = expected;
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const readFields: Reader<Fields> = (value, path) => {
  if (!isFields(value)) throw new ShapeError(path, 'an object');
  return value;
};

export const readText: Reader<string> = (value, path) => {
  if (typeof value !== 'string') throw new ShapeError(path, 'text');
  return value;
};

export const readNumber: Reader<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ShapeError(path, 'a number');
  return value;
};

export const readInteger: Reader<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new ShapeError(path, 'a whole number');
  return value;
};

export const readTruth: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new ShapeError(path, 'true or false');
  return value;
};

export const readList =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (value, path) => {
    if (!isList(value)) throw new ShapeError(path, 'a list');
    return value.map((part, index) => read(part, `${path}[${index}]`));
  };

/** Values by name, whatever the names are. */
export const readRecord =
  <T>(read: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value, path) => {
    const result: Record<string, T> = {};
    for (const [name, part] of Object.entries(readFields(value, path))) {
      if (name === '__proto__') throw new ShapeError(path, 'names that are not __proto__');
      result[name] = read(part, `${path}.${name}`);
    }
    return result;
  };

export const readOneOf =
  <T extends string>(...allowed: readonly T[]): Reader<T> =>
  (value, path) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new ShapeError(path, `one of ${allowed.join(', ')}`);
    return found;
  };

/** What is `null` or absent is `null`. */
export const readNullable =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, path) =>
    value === null || value === undefined ? null : read(value, path);
