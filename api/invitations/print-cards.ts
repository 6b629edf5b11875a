import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { type Case, caseCode, isScreening } from '../fieldwork/case.ts';
import { casesIn, withLink } from '../fieldwork/give-links.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { privacyOf } from '../responses/privacy-of.ts';
import { type Card, cardSheet } from './card-sheet.ts';
import { printPrefix } from './print-job.ts';
import { inGroups, markOf, newShortCode, type ShortCode } from './short-code.ts';

export interface PrintCardsInput {
  readonly village: string;
  /** Names of cases; without them all of the village that are unanswered. */
  readonly cases?: readonly string[] | null | undefined;
  /** The public address of the pages. */
  readonly address: string;
  /** Whether cards given out before stop working at once. */
  readonly replaces: boolean;
}

export interface PrintedCards {
  readonly cards: number;
  readonly pages: number;
  /** Where the PDF can be fetched within the next 15 minutes. */
  readonly url: string;
}

/** Anything behind the host would end in the picture, and in every household's hands. */
const publicAddress = /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)$/;

/** Cards of a village as a PDF. Printing again gives new cards for the same cases; one card, one answer, whichever is used first. */
export const printCards = async (
  context: Context,
  campaignId: string,
  input: PrintCardsInput,
): Promise<PrintedCards> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'give out links');
  mustBeUnderWay(campaign);
  if (!publicAddress.test(input.address)) {
    throw refusal('cards-address');
  }
  const cases = await casesToPrint(context, permit, campaignId, input);
  const printed = input.replaces ? await replaced(context, permit, cases) : cases;
  const made = printed.map((each) => ({ each, code: newShortCode(context.random) }));
  const event = auditEvent(
    permit,
    campaignId,
    context.now,
    context.newId(),
    `${input.village} ${made.length} cards${input.replaces ? ', earlier ones ended' : ''}`,
  );
  const kept = made.map(({ each, code }): ShortCode => {
    const { village, number, generation } = each;
    const mark = markOf(context.linkKey, code);
    return { mark, campaignId, village, number, generation, printedAt: context.now.toISOString() };
  });
  if (!(await context.stores.shortCodes.save(permit, kept, context.stores.audit.recorded(event)))) {
    throw refusal('try-again');
  }
  const names = await context.stores.samples.villageFacts(campaignId, input.village);
  const sheet = cardSheet(
    made.map(({ each, code }) =>
      cardOf(context, campaign, names?.name ?? input.village, each, code, input.address),
    ),
  );
  const name = `${printPrefix}${campaignId}/${input.village}/${context.newId().toLowerCase()}.pdf`;
  const { pages } = await context.print({ html: sheet, name });
  return { cards: made.length, pages, url: await context.objects.downloadUrl(name) };
};

/** Households alone: nobody answers for a screened group by card. */
const casesToPrint = async (
  context: Context,
  permit: Permit<'give out links'>,
  campaignId: string,
  { village, cases: wanted }: PrintCardsInput,
): Promise<readonly Case[]> => {
  const all = await casesIn(context, permit, campaignId, village);
  const households = all.filter(({ number }) => !isScreening(number));
  const answered = await context.stores.responses.answeredAmong(permit, households);
  const named = new Set(wanted ?? households.map(({ number }) => caseCode(village, number)));
  const found = households.filter(
    ({ number }) => named.has(caseCode(village, number)) && !answered.has(number),
  );
  if (wanted?.some((code) => !households.some(({ number }) => caseCode(village, number) === code))) {
    throw refusal('case-unknown');
  }
  if (found.length === 0) {
    throw refusal('cards-none');
  }
  return found;
};

/** The links given out so far end, case by case; a case that was answered in this moment keeps its answer and gets no card. */
const replaced = async (
  { stores, now, newId }: Context,
  permit: Permit<'give out links'>,
  cases: readonly Case[],
): Promise<readonly Case[]> => {
  const after: Case[] = [];
  for (const each of cases) {
    const subject = caseCode(each.village, each.number);
    const event = auditEvent(permit, each.campaignId, now, newId(), subject);
    after.push(await stores.cases.revokeLinks(permit, each, stores.audit.recorded(event)));
  }
  return after;
};

const cardOf = (
  context: Context,
  campaign: Campaign,
  village: string,
  each: Case,
  code: string,
  address: string,
): Card => ({
  link: `${address}/r#${withLink(context, each, 'r').token}`,
  address: `${address.replace(/^https?:\/\//, '')}/r`,
  number: inGroups(code),
  campaign: campaign.name,
  village,
  group: each.group,
  household: each.household,
  privacy: privacyOf(campaign, each.number),
  simulated: campaign.simulated,
});
