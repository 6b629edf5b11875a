/** What each method asks of a stratum and of the village list, so that nothing is frozen that the draw would refuse. */
import type { FrameVillage } from '../frames/frame.ts';
import { frameRow } from '../frames/frame-row.ts';
import type { Design } from './design.ts';
import { impossible } from './impossible.ts';

type DesignedStratum = Design['strata'][number];

/** Throws unless the method can draw the stratum's villages as it is asked to. */
export const mustBeDrawable = (
  { orderColumn }: Design,
  { code, villages: wanted, reserve, method }: DesignedStratum,
  villages: readonly FrameVillage[],
): void => {
  const found = villages.length;
  if (found < wanted) {
    throw impossible(
      `stratum ${code} has ${found} villages, but ${wanted} are to be drawn.`,
      `层 ${code} 只有 ${found} 个村，不足抽取 ${wanted} 个。`,
    );
  }
  if (method === 'take-all' && (wanted !== found || reserve > 0)) {
    throw impossible(
      `stratum ${code} is taken whole, so it says all of its ${found} villages, and nothing is left for reserves.`,
      `层 ${code} 为全数调查，村数须为全部 ${found} 个，且无备用样本。`,
    );
  }
  if (method === 'pps-frame-order') {
    mustHaveOrder(code, reserve, orderColumn, villages);
  }
};

const mustHaveOrder = (
  code: string,
  reserve: number,
  orderColumn: string | null,
  villages: readonly FrameVillage[],
): void => {
  if (reserve > 0) {
    throw impossible(
      `stratum ${code} is drawn in frame order, which has no reserves: another village would have no known probability.`,
      `层 ${code} 按框内顺序系统抽样，不设备用样本：增加的村没有已知的入样概率。`,
    );
  }
  const without = villages.filter((village) => isWithoutOrder(village, orderColumn)).length;
  if (without > 0) {
    throw impossible(
      `stratum ${code} is drawn in the order of ${orderColumn}, which is empty for ${without} of its villages.`,
      `层 ${code} 按“${orderColumn}”排序抽样，但有 ${without} 个村该列为空。`,
    );
  }
};

const isWithoutOrder = (village: FrameVillage, orderColumn: string | null): boolean =>
  orderColumn !== null && (frameRow(village).attributes[orderColumn] ?? null) === null;

/** Throws unless the column along which frame order runs is one of the village list. */
export const mustHaveOrderColumn = ({ orderColumn }: Design, villages: readonly FrameVillage[]): void => {
  const [first] = villages;
  const columns = first === undefined ? [] : Object.keys(frameRow(first).attributes);
  if (orderColumn !== null && !columns.includes(orderColumn)) {
    throw impossible(
      `the village list has no column ${orderColumn} along which frame order could run; it has ${columns.join(', ')}.`,
      `村名单没有用于排序的“${orderColumn}”列；现有：${columns.join('、')}。`,
    );
  }
};
