import { inCampaign, operation } from '../operation.ts';

const area = { ...inCampaign, division: 'String!' };
const progress =
  'cases answered open untried awaited attempts phoneAttempts outcomes { outcome count } reviews { state count } lastAt';

export const followOperations = {
  follow: operation(
    'query',
    'follow',
    area,
    'FollowedArea',
    `total { ${progress} } villages { code state teamName progress { ${progress} } rates { rr1 } }
     rates { neverAttempted reserveShare unweighted { rr1 rr2 coop1 ref1 con1 } weighted { rr1 } }
     expectedEnd { done on earliest latest pace } interviewers { personId name teamName interviews attempts minutes }
     alerts { kind message village count today }`,
  ),
  followCsv: operation(
    'query',
    'followCsv',
    { ...area, table: 'FollowTable!' },
    'QueryFollowCsvSuccess',
    'data',
  ),
} as const;
