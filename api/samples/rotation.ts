import { z } from 'zod';
import { impossible } from './impossible.ts';

/**
 * A later wave (轮换): strata with the method `rotation` are drawn among the villages that an earlier, closed campaign has hit, and
 * keep at least so many of its sample.
 */
export const rotationSchema = z.object({
  /** Id of the earlier campaign as it stands in every hash. */
  campaign: z.string().regex(/^[0-9a-z]{1,64}$/),
  /** Villages of the last sample that stay at least, by stratum; all of them make a panel. */
  keep: z.record(z.string().regex(/^[0-9A-Za-z_-]{1,40}$/), z.int().min(0).max(100_000)),
});

interface Rotating {
  readonly strata: readonly { readonly code: string; readonly method: string }[];
  readonly rotation?: z.infer<typeof rotationSchema> | undefined;
}

/** Throws unless `rotation` says of every stratum that is rotated how many villages stay, and of no other. */
export const mustSayWhatStays = ({ strata, rotation }: Rotating): void => {
  const rotated = strata.filter(({ method }) => method === 'rotation').map(({ code }) => code);
  const said = Object.keys(rotation?.keep ?? {});
  if (rotation !== undefined && rotated.length === 0) {
    throw impossible(
      'it names an earlier campaign (`rotation`), but no stratum has the method rotation.',
      '设计写有轮换（rotation），但没有采用轮换方法的层。',
    );
  }
  const unsaid = rotated.find((code) => !said.includes(code));
  if (unsaid !== undefined) {
    throw impossible(
      `stratum ${unsaid} is drawn by rotation, but \`rotation\` does not say how many of its villages stay.`,
      `层 ${unsaid} 采用轮换，但 rotation 未说明保留多少村。`,
    );
  }
  const other = said.find((code) => !rotated.includes(code));
  if (other !== undefined) {
    throw impossible(
      `\`rotation\` says how many villages of ${other} stay, which is no stratum drawn by rotation.`,
      `rotation 写有层 ${other} 的保留数，但该层不采用轮换。`,
    );
  }
};
