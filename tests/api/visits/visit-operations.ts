import { inCampaign, mutation, operation } from '../operation.ts';

const standing = 'standing { state outcome attemptsDue daysDue phoneDue notBefore }';

export const visitOperations = {
  recordVisits: mutation(
    'recordVisits',
    { ...inCampaign, device: 'DeviceInput!', visits: '[VisitInput!]!' },
    'MutationRecordVisitsSuccess',
    `data { visitId case result rule problems { field } ${standing} }`,
  ),
  caseHistory: operation(
    'query',
    'caseHistory',
    { ...inCampaign, case: 'String!' },
    'CaseHistory',
    `case { code outcome } ${standing} visits { visitId by at minutes clockDoubtful outcome found appointment { day time } note }`,
  ),
  casesTried: operation(
    'query',
    'fieldCases',
    { ...inCampaign, device: 'DeviceInput!' },
    'FieldCases',
    `villages { cases { code token state tried { visits appointment { day time } ${standing} } } }`,
  ),
} as const;
