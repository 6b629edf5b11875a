/** What a new version of a village list changes against the one from which it was made. */
import type { FrameVillage } from './frame.ts';
import { type FrameChanges, shownOfEach, type VillageChange } from './frame-report.ts';

export const frameChanges = (basisImportId: string) => {
  const first: VillageChange[] = [];
  const counts = { added: 0, removed: 0, changed: 0 };
  const note = (what: keyof typeof counts, change: VillageChange): void => {
    counts[what] += 1;
    if (first.length < shownOfEach) {
      first.push(change);
    }
  };
  return {
    county: (before: readonly FrameVillage[], after: readonly FrameVillage[]): void => {
      const old = new Map(before.map((village) => [village.code, village]));
      const young = new Set(after.map(({ code }) => code));
      for (const village of before.filter(({ code }) => !young.has(code))) {
        note('removed', { code: village.code, before: village });
      }
      for (const village of after) {
        const was = old.get(village.code);
        if (was === undefined) {
          note('added', { code: village.code, after: village });
        } else if (contentOf(was) !== contentOf(village)) {
          note('changed', { code: village.code, before: was, after: village });
        }
      }
    },
    changes: (): FrameChanges => ({ basisImportId, ...counts, first }),
  };
};

/** The order of its columns is no part of a village. */
const contentOf = ({ name, stratum, size, attributes = {} }: FrameVillage): string =>
  JSON.stringify([name, stratum, size, Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
