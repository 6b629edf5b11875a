import type { CertifiedFrameRow } from '../../../../methods/sampling/certificate/certified-frame.ts';

const field = (value: string | number | null): string => {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A frame as a CSV file (RFC 4180): attributes of the first row are those of all. */
export const frameCsv = (rows: readonly CertifiedFrameRow[]): string => {
  const names = Object.keys(rows[0]?.attributes ?? {});
  const salts = rows[0]?.salt === undefined ? [] : ['salt'];
  return [
    ['unit', 'stratum', 'size', ...salts, ...names].map(field).join(),
    ...rows.map(({ unit, stratum, size, salt, attributes }) =>
      [
        unit,
        stratum,
        size,
        ...(salt === undefined ? [] : [salt]),
        ...names.map((name) => attributes[name] ?? null),
      ]
        .map(field)
        .join(),
    ),
    '',
  ].join('\n');
};
