/** How a village list stands to the official division list, and what in it looks like a slip. */
import { ancestorAt } from '../divisions/division.ts';
import type { NamedDivision } from '../divisions/division-store.ts';
import type { FrameVillage } from './frame.ts';
import { collecting, type Finding } from './frame-report.ts';

/** Residents' committees (居委会) have the numbers 001 to 199 in their township. */
const isResidents = ({ code }: NamedDivision): boolean => Number(code.slice(9)) < 200;

export const villageFindings = () => {
  const found = collecting([
    'village-missing',
    'committee-missing',
    'code-unknown',
    'county-unlisted',
    'name-twice',
    'stratum-lonely',
  ]);
  const strata = new Map<string, { count: number; readonly village: FrameVillage }>();
  return {
    /** `listed`: the county's villages in the division list; absent where it has none. */
    county: (listed: readonly NamedDivision[] | undefined, villages: readonly FrameVillage[]): void => {
      compare(found, listed, villages);
      sameNames(found, villages);
      for (const village of villages) {
        const stratum = strata.get(village.stratum);
        if (stratum === undefined) {
          strata.set(village.stratum, { count: 1, village });
        } else {
          stratum.count += 1;
        }
      }
    },
    /** A county of the division of which the list has no villages: nothing can be said about it. */
    unlisted: (county: NamedDivision): void => found.note('county-unlisted', county),
    findings: (): Finding[] => {
      for (const [stratum, { count, village }] of strata) {
        if (count === 1) {
          found.note('stratum-lonely', { code: village.code, name: village.name, about: stratum });
        }
      }
      return found.findings();
    },
  };
};

type Found = ReturnType<typeof collecting>;

const compare = (
  found: Found,
  listed: readonly NamedDivision[] | undefined,
  villages: readonly FrameVillage[],
): void => {
  if (listed === undefined) {
    return;
  }
  const inFrame = new Set(villages.map(({ code }) => code));
  const inList = new Set(listed.map(({ code }) => code));
  for (const { code, name } of listed.filter((each) => !inFrame.has(each.code))) {
    found.note(isResidents({ code, name }) ? 'committee-missing' : 'village-missing', { code, name });
  }
  for (const { code, name } of villages.filter((each) => !inList.has(each.code))) {
    found.note('code-unknown', { code, name });
  }
};

/** One village under two codes would be drawn with twice its chance; in one township a name seldom comes twice. */
const sameNames = (found: Found, villages: readonly FrameVillage[]): void => {
  const seen = new Map<string, string>();
  for (const { code, name } of villages) {
    const key = `${ancestorAt(code, 'township')} ${name}`;
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, code);
    } else {
      found.note('name-twice', { code, name, about: other });
    }
  }
};
