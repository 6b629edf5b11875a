/** A value in JSON that nobody has checked yet, with the way to it; read only through the functions of this folder. */
import { CertificateRefusal } from './refusal.ts';

export interface Place {
  readonly value: unknown;
  readonly parent: Place | undefined;
  readonly key: string | number;
}

export const rootPlace = (value: unknown): Place => ({ value, parent: undefined, key: '$' });

/** `$.villages.draws[3].stratum`; made only for a refusal. */
const pathOf = ({ parent, key }: Place): string => {
  if (parent === undefined) return String(key);
  return typeof key === 'number' ? `${pathOf(parent)}[${key}]` : `${pathOf(parent)}.${key}`;
};

const shown = (value: unknown): string => {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value !== 'string') return `an ${typeof value}`;
  return value.length > 80 ? `“${value.slice(0, 80)}…”` : `“${value}”`;
};

export const notAllowed = (place: Place, expected: string): CertificateRefusal =>
  new CertificateRefusal({
    code: 'value-not-allowed',
    data: { path: pathOf(place), expected, found: shown(place.value) },
  });

export const disagree = (place: Place, expected: string): CertificateRefusal =>
  new CertificateRefusal({ code: 'parts-disagree', data: { path: pathOf(place), expected } });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields of an object: exactly the names given.
 * @throws CertificateRefusal `value-not-allowed`, `field-missing`, `field-unknown`
 */
export const fieldsOf = <Name extends string>(
  place: Place,
  names: readonly Name[],
): ((name: Name) => Place) => {
  const { value } = place;
  if (!isObject(value)) throw notAllowed(place, 'an object');
  const child = (key: string): Place => ({ value: value[key], parent: place, key });
  const missing = names.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    throw new CertificateRefusal({ code: 'field-missing', data: { path: pathOf(child(missing)) } });
  }
  const keys = Object.keys(value);
  if (keys.length > names.length) {
    const unknown = keys.find((key) => !names.some((name) => name === key)) ?? '';
    throw new CertificateRefusal({ code: 'field-unknown', data: { path: pathOf(child(unknown)) } });
  }
  return child;
};

export const listOf = <Item>(place: Place, read: (item: Place) => Item): readonly Item[] => {
  const { value } = place;
  if (!Array.isArray(value)) throw notAllowed(place, 'an array');
  return value.map((item: unknown, key) => read({ value: item, parent: place, key }));
};

export const orNull = <Value>(place: Place, read: (place: Place) => Value): Value | null =>
  place.value === null ? null : read(place);

/**
 * The items of a list of which no two have the same name.
 * @throws CertificateRefusal `value-twice`
 */
export const distinct = <Item>(
  place: Place,
  read: (item: Place) => Item,
  nameOf: (item: Item) => string,
): readonly Item[] => {
  const items = listOf(place, read);
  const seen = new Set<string>();
  for (const item of items) {
    const value = nameOf(item);
    if (seen.has(value)) {
      throw new CertificateRefusal({ code: 'value-twice', data: { path: pathOf(place), value } });
    }
    seen.add(value);
  }
  return items;
};
