import type { Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { Problem } from '../refusals.ts';
import type { AddedVillage } from './added-case.ts';

type Closing = Permit<'close the campaign'>;

/**
 * Villages with added cases that have neither answer nor outcome. They keep a campaign open, though no figure waits for them: a
 * risk or a complaint that was written down is followed up, or it is recorded why not, before answers are taken no more.
 */
export const openAddedCases = async (
  stores: Stores,
  permit: Closing,
  campaignId: string,
): Promise<readonly Problem[]> => {
  const villages = await stores.addedCases.villages(permit, campaignId);
  return (await Promise.all(villages.map((village) => stillOpen(stores, permit, village)))).flat();
};

const stillOpen = async (
  { cases }: Stores,
  permit: Closing,
  village: AddedVillage,
): Promise<readonly Problem[]> => {
  const [all, answered] = await Promise.all([
    cases.added(permit, village),
    cases.addedAndAnswered(permit, village),
  ]);
  const left = all.filter(({ number, outcome }) => outcome === undefined && !answered.has(number)).length;
  const { village: code, name } = village;
  return left === 0
    ? []
    : [
        {
          field: code,
          reason: {
            en: `${name}: ${left} added cases without an outcome`,
            zh: `${name}：${left}户另行添加的样本户没有访问结果`,
          },
        },
      ];
};

/** From here on no added case takes an answer, whatever a process still believes of the campaign; asked again, it changes nothing. */
export const closeAddedCases = async (
  { addedCases, cases }: Stores,
  permit: Closing,
  campaignId: string,
): Promise<void> => {
  for (const village of await addedCases.villages(permit, campaignId)) {
    const visited = (await cases.added(permit, village)).filter(({ outcome }) => outcome !== undefined);
    await Promise.all(visited.map((each) => cases.closeToAnswers(permit, each)));
  }
};
