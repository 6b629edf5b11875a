import { inCampaign, mutation, operation } from '../operation.ts';

const recordFields = 'personId name trainingScore trainingEnteredBy homes employers relatives languages';
const teamFields = 'id name supervisor members version';
const assignedFields = 'village name teamId ticket departedAt version cases { number persons }';
const deviceFields = 'deviceId personId publicName lastSeenAt clockOffsetSeconds revokedAt';

/** Field rules, people, teams, assignment and devices. */
export const teamOperations = {
  saveFieldRules: mutation(
    'saveFieldRules',
    { ...inCampaign, rules: 'FieldRulesInput!', seenVersion: 'Int!' },
    'SavedFieldRules',
    'version rules { minimumTrainingScore avoidance pairs callBackAttempts callBackDays unseenDays lateNightFrom }',
  ),
  staff: operation(
    'query',
    'staff',
    inCampaign,
    'QueryStaffSuccess',
    `data { roles teamId record { ${recordFields} } }`,
  ),
  enterTrainingScores: mutation(
    'enterTrainingScores',
    { ...inCampaign, day: 'String!', scores: '[TrainingScoreInput!]!' },
    'MutationEnterTrainingScoresSuccess',
    `data { ${recordFields} }`,
  ),
  declareInterests: mutation(
    'declareInterests',
    { ...inCampaign, input: 'DeclarationInput!' },
    'StaffRecord',
    recordFields,
  ),
  teams: operation('query', 'teams', inCampaign, 'QueryTeamsSuccess', `data { ${teamFields} }`),
  saveTeam: mutation('saveTeam', { ...inCampaign, input: 'TeamInput!' }, 'Team', teamFields),
  proposeAssignment: mutation(
    'proposeAssignment',
    { ...inCampaign, villages: '[String!]' },
    'AssignmentProposal',
    `id seed villages { village teamId seenVersion cases { number persons } }
     untakeable { village reasons { who why } } loads { personId cases }`,
  ),
  assignCases: mutation(
    'assignCases',
    { ...inCampaign, proposal: 'String', villages: '[VillageAssignmentInput!]' },
    'MutationAssignCasesSuccess',
    `data { village assigned { ${assignedFields} } rule message problems { field reason } }`,
  ),
  assignment: operation(
    'query',
    'assignment',
    { ...inCampaign, village: 'String!' },
    'AssignedVillage',
    assignedFields,
  ),
  teamVillages: operation(
    'query',
    'teamVillages',
    inCampaign,
    'QueryTeamVillagesSuccess',
    'data { ticket teamId village name departedAt version }',
  ),
  departFor: mutation('departFor', { ...inCampaign, ticket: 'String!' }, 'AssignedVillage', assignedFields),
  devices: operation('query', 'devices', inCampaign, 'QueryDevicesSuccess', `data { ${deviceFields} }`),
  registerDevice: mutation(
    'registerDevice',
    { ...inCampaign, deviceId: 'String!', publicName: 'String!' },
    'Device',
    deviceFields,
  ),
  revokeDevice: mutation(
    'revokeDevice',
    { ...inCampaign, personId: 'String!', deviceId: 'String!' },
    'Device',
    deviceFields,
  ),
  fieldCases: operation(
    'query',
    'fieldCases',
    { ...inCampaign, device: 'DeviceInput!' },
    'FieldCases',
    `serverTime clockOffsetSeconds villages { code name cases {
       code number list group household standsInFor token state outcome comment formCode formVersion partners { personId name } } }`,
  ),
} as const;
