import { refusal } from '../refusals.ts';
import { type Campaign, type CampaignState, stateNames } from './campaign.ts';

/** Throws unless the campaign is in the state in which this step belongs. */
export const mustBeIn = (campaign: Campaign, needed: CampaignState): void => {
  if (campaign.state !== needed) {
    throw refusal('campaign-state', { needed: stateNames[needed], state: stateNames[campaign.state] });
  }
};

/** Fieldwork alone takes answers: before it nobody was asked, after it the records are closed. */
export const answeringState = 'fieldwork' satisfies CampaignState;

/** From the draw of the villages until closing. */
export const underWay = ['drawn', answeringState] as const satisfies readonly CampaignState[];

/** Throws unless villages are drawn and fieldwork has not ended. */
export const mustBeUnderWay = (campaign: Campaign): void => {
  if (!underWay.some((state) => state === campaign.state)) {
    mustBeIn(campaign, answeringState);
  }
};

export const takesAnswers = (campaign: Campaign): boolean => campaign.state === answeringState;
