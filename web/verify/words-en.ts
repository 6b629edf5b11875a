import { remarkSentence } from '../../methods/sampling/certificate/remark-sentence.ts';
import { frameFileSentence } from '../../methods/sampling/frame-file/frame-file-problem.ts';
import type { Words } from './words-zh.ts';

export const en: Words = {
  title: 'Verify a draw',
  intro:
    'Anybody can check that a sample was drawn by the rule that was published before, and not changed since.',
  local:
    'Files are read on this device only and never uploaded. Once the page is open, it works without a network.',
  certificate: 'Certificate (certificate.json)',
  certificateHint: 'A JSON file from whoever drew the sample or ordered it.',
  frame: 'Frozen frame (CSV, optional)',
  frameHint: 'An opened certificate needs it, or the draw cannot be done again; a sealed one does not.',
  drop: 'Both files can also be dropped on the page.',
  choose: 'Choose a file',
  none: 'Nothing chosen yet',
  chosen: (name) => `Chosen: ${name}`,
  verify: 'Verify',
  stop: 'Stop',
  noCertificate: 'Choose the certificate first.',
  reading: 'Reading the files…',
  checking: (rows) =>
    rows === null
      ? 'Checking…'
      : `Checking, ${rows} rows in the frame; a whole country takes half a minute to two…`,
  stopped: 'Stopped.',
  result: 'Result',
  verdicts: {
    'fully verified': 'Fully verified',
    fixed: 'Fixed since the draw',
    incomplete: 'Not fully verified',
    refuted: 'Refuted',
  },
  verdictSentences: {
    'fully verified':
      'Frame, design and chance were fixed before the draw, and the rule, applied again, gives exactly this sample.',
    fixed:
      'The sample cannot change any more. Whether the rule chose it shows when the key is opened at closing.',
    incomplete: 'Nothing is wrong, but what is marked – was not checked.',
    refuted: 'What is marked × is not what it must be.',
  },
  giveFrame: 'Choose the frozen frame and verify again.',
  checkFrame: (rows) =>
    `First make sure that this is the frame: the very file that was frozen, ${rows} rows, not one character changed (saving it from a spreadsheet may do that).`,
  noSignatures:
    'This page did not come over HTTPS, so the browser cannot check signatures. Open it at an https:// address, or use the command line.',
  draw: (campaign, number) => `Campaign ${campaign}, draw ${number}`,
  stages: { sealed: 'sealed certificate', opened: 'opened certificate' },
  drawn: (moment) => `drawn ${moment} (UTC)`,
  sizes: (rows, strata, units) =>
    `${rows} rows in the frame, ${strata} strata, ${units} units in sample and ladder`,
  fingerprint: 'Fingerprint of the certificate',
  fingerprintHint: 'Two people who see the same one have the same certificate.',
  checks: 'What was checked',
  states: { yes: 'holds', no: 'fails', 'not checked': 'not checked' },
  times: (count) => `${count} checks`,
  failures: (failed, count) => `${failed} of ${count} fail:`,
  more: (count) => `and ${count} more`,
  notShown: (count) => `${count} more are not listed here; the command line lists all with --json.`,
  exact: 'In the words of the verifier, the same as on the command line:',
  groups: {
    form: 'The form of the certificate',
    'design hash': 'The hash of the design: strata, sizes, methods, parties and deadline are as published',
    'key commitment': 'The key opens the commitment published before the draw',
    party: 'The parties are those of the design',
    commitment: 'What the parties revealed opens their commitments, and none is a copy',
    signature: 'The parties signed with the keys in the design',
    pulse: "The beacon's pulse is the one that the design named",
    lottery: 'Commissioner and evaluator entered the same lottery result, after it was drawn',
    timetable: 'Frozen, then committed, then revealed, then drawn',
    'frame rows': 'The number of rows in the frame',
    'frame root': 'Every row of the frame is as it was frozen',
    seed: 'The seed follows from frame, design, key, reveals and pulse',
    strata: 'The strata are those of the design',
    'previous draw': 'The draw before, from which strata rotate',
    draw: 'The rule, applied again, selects the same units in the same order',
    order: 'Units stand in the order of their tickets',
    ticket: 'The ticket of every unit follows from the seed',
    probability: 'The probability of every unit',
    'sample root': 'Sample and reserves lie under the root published at the draw',
    disclosure: 'Units that were shown were fixed at the draw',
    release: 'Reserves were opened in their order',
    loss: 'Villages that were lost were recorded by one and confirmed by another, before a reserve stood in',
    roster: 'Rosters were frozen before the chance that draws from them was known',
  },
  remarksHeading: 'What this does not prove',
  remark: remarkSentence,
  unusable: (which) => `This file cannot be used: ${which}`,
  which: { certificate: 'Certificate', frame: 'Frame' },
  troubles: {
    'too-large': (megabytes) =>
      `The file has ${megabytes} MB, more than a browser can read. Use the command line: zhenping verify certificate.json --frame frame.csv`,
    unreadable: 'The file cannot be read: it may have been moved, deleted or changed. Choose it again.',
    'not-json':
      'This is no JSON file. The name of a certificate usually ends in .json; a frame belongs into the other field. If it was downloaded, download it again.',
    'not-a-certificate':
      'This is JSON but no certificate: it has no "format": "zhenping/certificate/…". Ask whoever drew the sample for its certificate.',
  },
  frameProblem: frameFileSentence,
  broken:
    'The verification did not come to its end: too little memory, or a browser that is too old. Use one of 2024 or later, or the command line.',
  commandLine: 'More',
  commandLineText:
    'The command line does the same (one file with a hash to publish), and docs/verify-a-draw.md says how to write such a program of your own.',
};
