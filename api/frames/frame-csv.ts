import type { FrameVillage } from './frame.ts';
import { frameRow } from './frame-row.ts';

/** The frame as the file with which a draw is checked: `unit`, `stratum`, `size`, then the attributes; RFC 4180, an empty cell for none. */
export const frameCsv = (villages: readonly FrameVillage[]): string => {
  const names = new Set<string>();
  const rows = villages.map(frameRow);
  for (const { attributes } of rows) {
    for (const name of Object.keys(attributes)) {
      names.add(name);
    }
  }
  const columns = [...names];
  const lines = rows.map(({ unit, stratum, size, attributes }) =>
    [unit, stratum, String(size), ...columns.map((name) => String(attributes[name] ?? ''))]
      .map(cell)
      .join(','),
  );
  return [['unit', 'stratum', 'size', ...columns].map(cell).join(','), ...lines, ''].join('\r\n');
};

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
