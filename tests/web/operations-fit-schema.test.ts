import { readFile } from 'node:fs/promises';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import {
  OPEN_CHANNEL,
  OPEN_MESSAGE_STATE,
  SEND_OPEN_MESSAGE,
} from '../../web/respond/channel/channel-operations.ts';
import { FIELD_CAMPAIGNS, FIELD_CASES, REGISTER_DEVICE } from '../../web/respond/field/field-operations.ts';
import { SEND_CORRECTION } from '../../web/respond/field/send-correction.ts';
import { RECORD_VISITS } from '../../web/respond/field/send-visits.ts';
import { KEEP_DRAFT } from '../../web/respond/kept/keep-elsewhere.ts';
import { LINK } from '../../web/respond/link-query.ts';
import { COMPLETE_MEDIA_UPLOAD, REQUEST_MEDIA_UPLOAD } from '../../web/respond/media/media-operations.ts';
import {
  OPEN_CARD,
  OWN_ANSWERS,
  REVISE_RESPONSE,
  WITHDRAW_RESPONSE,
} from '../../web/respond/own/own-operations.ts';
import { SUBMIT, SUBMIT_SEALED } from '../../web/respond/sending-operations.ts';
import { AREA_RESULTS } from '../../web/results/operations.ts';

const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));

it.each([
  ['opens a link', LINK],
  ['sends answers', SUBMIT],
  ['sends what it sealed', SUBMIT_SEALED],
  ['sends a file', REQUEST_MEDIA_UPLOAD],
  ['sends the last piece of a file', COMPLETE_MEDIA_UPLOAD],
  ['lists campaigns in the field', FIELD_CAMPAIGNS],
  ['registers a phone', REGISTER_DEVICE],
  ['takes an interviewer’s cases', FIELD_CASES],
  ['sends an interviewer’s visits', RECORD_VISITS],
  ['sends a correction', SEND_CORRECTION],
  ['keeps answers for another device', KEEP_DRAFT],
  ['opens a public code', OPEN_CHANNEL],
  ['sends a message', SEND_OPEN_MESSAGE],
  ['looks after a message', OPEN_MESSAGE_STATE],
  ['shows one’s own answers', OWN_ANSWERS],
  ['corrects them', REVISE_RESPONSE],
  ['withdraws them', WITHDRAW_RESPONSE],
  ['opens a card by its number', OPEN_CARD],
  ['reads an area', AREA_RESULTS],
])('what a page asks when it %s is what the schema offers', (_, operation) => {
  expect(validate(schema, parse(operation)).map((error) => error.message)).toEqual([]);
});
