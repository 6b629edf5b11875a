import { followOperations } from './follow/follow-operations.ts';
import { inCampaign, mutation, operation } from './operation.ts';
import { teamOperations } from './teams/team-operations.ts';
import { visitOperations } from './visits/visit-operations.ts';

const campaignFields = 'id name state designHash sampleRoot keyCommit frameRoot signedAt';
const partyFields = 'party name publicKey commitment committedAt revealedAt';
const lostFields =
  'code name stratum reason evidence cases recordedBy recordedAt confirmation { evidence confirmedBy confirmedAt } reserve { code name rank evidence openedBy openedAt }';
const correctionFields =
  'village corrects reason otherReason evidence added removed casesWithdrawn groupsWithdrawn correctedBy correctedAt';
const draftFields = 'code revision contentHash nextVersion form problems { field reason }';
const versionFields = 'id code version contentHash publishedAt retiredAt form';
const linkFields = 'code number household token';

/** Everything that can be done, each as one document that any GraphQL client could send. */
export const operations = {
  initialise: mutation(
    'initialise',
    { secret: 'String!', organisation: 'String!' },
    'Organisation',
    'id name',
  ),
  addOrganisation: mutation(
    'addOrganisation',
    { name: 'String!', administrator: 'PersonInput!' },
    'Organisation',
    'id name',
  ),
  giveRole: mutation(
    'giveRole',
    { person: 'PersonInput!', role: 'Role!', campaign: 'ID', division: 'String!', to: 'String' },
    'Grant',
    'id personId role',
  ),
  revokeRole: mutation('revokeRole', { personId: 'String!', grantId: 'String!' }, 'Grant', 'id revokedAt'),
  grants: operation(
    'query',
    'grants',
    { campaign: 'ID' },
    'QueryGrantsSuccess',
    'data { id role personId revokedAt }',
  ),
  loadDivisions: mutation(
    'loadDivisions',
    { parent: 'String!', children: '[DivisionChildInput!]!' },
    'Division',
    'code name',
  ),
  createCampaign: mutation('createCampaign', { input: 'CreateCampaignInput!' }, 'Campaign', campaignFields),
  campaign: operation('query', 'campaign', { id: 'ID!' }, 'Campaign', campaignFields),
  saveDesign: mutation('saveDesign', { ...inCampaign, design: 'Design!' }, 'Campaign', campaignFields),
  saveFormDraft: mutation(
    'saveFormDraft',
    { form: 'FormDefinition!', revision: 'Int' },
    'FormDraft',
    draftFields,
  ),
  importForm: mutation(
    'importForm',
    { file: 'String!', code: 'String', revision: 'Int' },
    'ImportedForm',
    `draft { ${draftFields} } understood { questions rules } problems { sheet row column severity code reason }`,
  ),
  copyForm: mutation('copyForm', { form: 'ID!', code: 'String!' }, 'FormDraft', draftFields),
  publishForm: mutation(
    'publishForm',
    { code: 'String!', contentHash: 'String!' },
    'FormVersion',
    versionFields,
  ),
  retireForm: mutation('retireForm', { code: 'String!', version: 'Int!' }, 'FormVersion', versionFields),
  formDraft: operation('query', 'formDraft', { code: 'String!' }, 'FormDraft', draftFields),
  compareForms: operation(
    'query',
    'compareForms',
    { from: 'ID!', to: 'ID' },
    'QueryCompareFormsSuccess',
    'data { kind part code fields }',
  ),
  exportForm: operation('query', 'exportForm', { form: 'ID!' }, 'FormWorkbook', 'fileName file contentHash'),
  chooseForm: mutation('chooseForm', { ...inCampaign, form: 'ID!' }, 'Campaign', campaignFields),
  moveForm: mutation(
    'moveForm',
    { ...inCampaign, version: 'Int!', reason: 'String!', olderTaken: 'Boolean! = true' },
    'Campaign',
    campaignFields,
  ),
  requestUpload: mutation(
    'requestUpload',
    { ...inCampaign, kind: 'ImportKind!', fileName: 'String!' },
    'RequestedUpload',
    'uploadUrl frameImport { id state }',
  ),
  freezeFrame: mutation('freezeFrame', inCampaign, 'Campaign', campaignFields),
  signDesign: mutation('signDesign', { ...inCampaign, designHash: 'String!' }, 'Campaign', campaignFields),
  drawVillages: mutation('drawVillages', inCampaign, 'Campaign', campaignFields),
  registerParty: mutation(
    'registerParty',
    { ...inCampaign, party: 'DrawPartyInput!' },
    'DrawParty',
    partyFields,
  ),
  commitToDraw: mutation(
    'commitToDraw',
    { ...inCampaign, party: 'String!', commitment: 'String!', signature: 'String!' },
    'DrawParty',
    partyFields,
  ),
  revealForDraw: mutation(
    'revealForDraw',
    { ...inCampaign, party: 'String!', salt: 'String!', value: 'String!' },
    'DrawParty',
    partyFields,
  ),
  enterLotteryResult: mutation(
    'enterLotteryResult',
    { ...inCampaign, text: 'String!' },
    'Draw',
    'lottery { result awaited }',
  ),
  draw: operation(
    'query',
    'draw',
    inCampaign,
    'Draw',
    `campaign number frameId frameRows frameRoot designHash frozenAt commitmentsEnd deadline beacon pulseNumber pulseAt pulse
     sampleRoot drawnAt parties { ${partyFields} }`,
  ),
  discloseVillages: mutation(
    'discloseVillages',
    { ...inCampaign, places: '[SamplePlaceInput!]', wholeSample: 'Boolean' },
    'MutationDiscloseVillagesSuccess',
    'data { code stratum rank role ticket }',
  ),
  makeCertificate: mutation('makeCertificate', inCampaign, 'CertificateFile', 'stage url frameUrl'),
  drawHouseholds: mutation(
    'drawHouseholds',
    { ...inCampaign, villages: '[String!]' },
    'Campaign',
    campaignFields,
  ),
  correctRoster: mutation(
    'correctRoster',
    {
      ...inCampaign,
      village: 'String!',
      corrects: 'Int!',
      import: 'ID!',
      reason: 'RosterFault!',
      otherReason: 'String',
      evidence: 'String!',
    },
    'RosterCorrection',
    correctionFields,
  ),
  previewCorrection: operation(
    'query',
    'previewCorrection',
    { ...inCampaign, village: 'String!', import: 'ID!' },
    'CorrectionPreview',
    'lists { list before after } addedCount added { list household group } removedCount removed { household }',
  ),
  villageRosters: operation(
    'query',
    'villageRosters',
    { ...inCampaign, village: 'String!' },
    'VillageRosters',
    `village name size versions { version root import frozenAt pulseNumber drawn cases lists { list size issued }
     correction { ${correctionFields} } }`,
  ),
  openFieldwork: mutation('openFieldwork', inCampaign, 'Campaign', campaignFields),
  closeCampaign: mutation('closeCampaign', inCampaign, 'Campaign', campaignFields),
  giveLinks: mutation(
    'giveLinks',
    { ...inCampaign, village: 'String!' },
    'MutationGiveLinksSuccess',
    `data { ${linkFields} }`,
  ),
  revokeLink: mutation('revokeLink', { ...inCampaign, case: 'String!' }, 'CaseLink', linkFields),
  recordOutcome: mutation(
    'recordOutcome',
    { ...inCampaign, case: 'String!', outcome: 'Int!' },
    'Case',
    'code outcome',
  ),
  openReserve: mutation(
    'openReserve',
    { ...inCampaign, case: 'String!', reason: 'ReserveReason!', evidence: 'String!' },
    'OpenedReserve',
    'code standsInFor list rank reason evidence outcome outcomeBy openedBy openedAt',
  ),
  addCase: mutation(
    'addCase',
    { ...inCampaign, input: 'AddCaseInput!' },
    'AddedCase',
    'code role list household group reason evidence complaintOn addedBy addedAt',
  ),
  screenedRate: operation(
    'query',
    'screenedRate',
    { ...inCampaign, division: 'String!' },
    'ScreenedRate',
    `key name denominatorText estimate standardError lower upper effectiveN degreesOfFreedom notEstimable
     villages villagesClosed groups groupsScreened missed nonregistered`,
  ),
  villageReserves: operation(
    'query',
    'villageReserves',
    { ...inCampaign, village: 'String!' },
    'VillageReserves',
    `lists { list name size drawn opened left answered answeredByReserves }
     waiting { code outcome standsInFor } opened { code standsInFor reason evidence }`,
  ),
  recordLostVillage: mutation(
    'recordLostVillage',
    { ...inCampaign, village: 'String!', reason: 'VillageLossReason!', evidence: 'String!' },
    'LostVillage',
    lostFields,
  ),
  confirmLostVillage: mutation(
    'confirmLostVillage',
    { ...inCampaign, village: 'String!', reason: 'VillageLossReason!', evidence: 'String!' },
    'LostVillage',
    lostFields,
  ),
  rejectLostVillage: mutation(
    'rejectLostVillage',
    { ...inCampaign, village: 'String!', evidence: 'String!' },
    'RejectedLoss',
    'code evidence rejectedBy rejectedAt',
  ),
  openReserveVillage: mutation(
    'openReserveVillage',
    { ...inCampaign, village: 'String!', reason: 'VillageLossReason!', evidence: 'String!' },
    'LostVillage',
    lostFields,
  ),
  reserveVillages: operation(
    'query',
    'reserveVillages',
    inCampaign,
    'QueryReserveVillagesSuccess',
    `data { stratum drawn opened left lost { answeredAfter village { ${lostFields} } } }`,
  ),
  link: operation(
    'query',
    'link',
    { token: 'String!' },
    'OpenLink',
    'campaignName caseNumber audience privacy state form draft { version draft } receipt { code receivedAt receivedOn outcome }',
  ),
  submitResponse: mutation(
    'submitResponse',
    { input: 'SubmitResponseInput!' },
    'Receipt',
    'code receivedAt receivedOn outcome',
  ),
  submitSealed: mutation(
    'submitSealed',
    { sealed: 'String!' },
    'Receipt',
    'code receivedAt receivedOn outcome',
  ),
  keepDraft: mutation('keepDraft', { input: 'KeepDraftInput!' }, 'KeptDraft', 'version draft keptAt'),
  requestMediaUpload: mutation(
    'requestMediaUpload',
    { sealed: 'String!' },
    'MediaUpload',
    'alreadyThere pieces { index url headers { name value } }',
  ),
  completeMediaUpload: mutation('completeMediaUpload', { sealed: 'String!' }, 'MediaUpload', 'alreadyThere'),
  ownAnswers: operation(
    'query',
    'ownAnswers',
    { token: 'String!', secret: 'String!' },
    'OwnAnswers',
    'answers formCode formVersion language receivedAt mayReviseUntil changes { kind effectiveAt tookEffect }',
  ),
  reviseResponse: mutation(
    'reviseResponse',
    { input: 'ReviseResponseInput!' },
    'AnswerChange',
    'kind requestedAt effectiveAt tookEffect',
  ),
  withdrawResponse: mutation(
    'withdrawResponse',
    { input: 'WithdrawResponseInput!' },
    'AnswerChange',
    'kind requestedAt effectiveAt tookEffect',
  ),
  answerChanges: operation(
    'query',
    'answerChanges',
    inCampaign,
    'AnswerChanges',
    'villages { village cases revisions withdrawals alert } interviewers { personId cases revisions withdrawals }',
  ),
  openChannel: operation(
    'query',
    'openChannel',
    { token: 'String!' },
    'OpenChannel',
    'campaignName evaluator state form days namedDays',
  ),
  sendOpenMessage: mutation(
    'sendOpenMessage',
    { input: 'SendOpenMessageInput!' },
    'OpenMessageReceipt',
    'number receivedAt dueOn outcome',
  ),
  openMessageState: operation(
    'query',
    'openMessageState',
    { token: 'String!', number: 'String!', secret: 'String!' },
    'OpenMessageState',
    'number state receivedAt dueOn replies { at text }',
  ),
  answerOpenMessage: mutation(
    'answerOpenMessage',
    { ...inCampaign, number: 'String!', state: 'OpenMessageStepState!', text: 'String!' },
    'OpenMessage',
    'number state overdue steps { by state text }',
  ),
  printCards: mutation(
    'printCards',
    { ...inCampaign, input: 'PrintCardsInput!' },
    'PrintedCards',
    'cards pages url',
  ),
  openCard: mutation('openCard', { number: 'String!' }, 'OpenedCard', 'token'),
  keyPaper: mutation(
    'keyPaper',
    { ...inCampaign, input: 'KeyPaperInput!' },
    'KeyedPaper',
    'code state differing receipt { code outcome }',
  ),
  paperToSettle: operation(
    'query',
    'paperToSettle',
    { ...inCampaign, case: 'String!' },
    'PaperToSettle',
    'code differences { key first second }',
  ),
  settlePaper: mutation(
    'settlePaper',
    { ...inCampaign, case: 'String!', settled: 'Answers!' },
    'KeyedPaper',
    'code state differing receipt { code outcome }',
  ),
  reviews: operation(
    'query',
    'reviews',
    { ...inCampaign, village: 'String!' },
    'QueryReviewsSuccess',
    'data { code state flags differing }',
  ),
  caseToReview: operation(
    'query',
    'caseToReview',
    { ...inCampaign, case: 'String!' },
    'CaseToReview',
    'code list blind selfCompleted review { state steps } history { step personId doubt comment } versions { kind accepted personId answers derived flags }',
  ),
  reviewCase: mutation('reviewCase', { ...inCampaign, input: 'ReviewCaseInput!' }, 'Review', 'state steps'),
  sendCorrection: mutation(
    'sendCorrection',
    { input: 'SendCorrectionInput!' },
    'Correction',
    'receivedAt accepted',
  ),
  ...teamOperations,
  ...visitOperations,
  ...followOperations,
  results: operation(
    'query',
    'results',
    { ...inCampaign, division: 'String!' },
    'AreaResults',
    `division { code name } provisional simulated asOf counts { cases answered otherOutcomes villages villagesClosed }
     indicators { key name estimates {
       group estimate standardError interval { lower upper } n effectiveN degreesOfFreedom notEstimable } }
     children { division { code } counts { cases answered } }`,
  ),
} as const;

export type Operation = keyof typeof operations;
