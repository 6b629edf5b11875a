import { textIn } from '../../methods/questionnaire/fill-text.ts';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { type Html, html } from '../html.ts';
import { answerFields, answerInWords } from './answer-fields.ts';
import type { GivenReceipt, OpenedLink, Refused } from './operations.ts';
import { askedItems, type Step } from './visit.ts';
import { type Words, wordsIn } from './words.ts';

/** What every page of one visit carries along. */
export interface Carried {
  readonly card: string;
  readonly responseId: string;
  readonly language: string;
  readonly answers: Answers;
}

const rightToLeft = /^(ar|ug|fa|ur|he|ps|sd)\b(?!-Latn|-Cyrl)|-Arab\b/;

/** The whole page around what it shows. */
const page = (language: string, simulated: boolean, body: Html): string => {
  const words = wordsIn(language);
  const whole = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : language}" dir="${rightToLeft.test(language) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${words.title}</title><link rel="stylesheet" href="/simple-form.css"></head>
<body>${simulated && html`<p class="simulated">${words.simulated}</p>`}<main>${body}</main></body></html>`;
  return whole.html;
};

/** Browsers would offer what was typed here to whoever uses the phone next: every typed answer has the same name. */
const form = (carried: Carried, body: Html): Html => html`<form method="post" action="/f" autocomplete="off">
<input type="hidden" name="card" value="${carried.card}"><input type="hidden" name="id" value="${carried.responseId}">
<input type="hidden" name="language" value="${carried.language}"><input type="hidden" name="answers" value="${JSON.stringify(carried.answers)}">
${body}</form>`;

const button = (act: string, label: string, kind = ''): Html =>
  html`<button name="do" value="${act}" class="${kind}">${label}</button>`;

/** For whoever comes without a card in hand. */
export const cardPage = (language: string): string => {
  const words = wordsIn(language);
  return page(
    language,
    false,
    html`<h1>${words.cardHeading}</h1><p>${words.cardText}</p><form method="post" action="/f" autocomplete="off">
<label>${words.card} <textarea name="card" rows="3"></textarea></label><input type="hidden" name="language" value="${language}">
<button name="do" value="open" class="main">${words.open}</button></form>`,
  );
};

export const saying = (language: string, heading: string, text: string): string =>
  page(language, false, html`<h1>${heading}</h1><p>${text}</p>`);

const notice = (link: OpenedLink, carried: Carried, words: Words): Html => {
  const text = textIn(link.form.notices[link.privacy], carried.language, link.form.languages)
    .replaceAll('{evaluator}', link.evaluator)
    .replaceAll('{commissioner}', link.commissioner);
  const others = link.form.languages.filter((each) => each !== carried.language);
  return html`<h1>${textIn(link.form.title, carried.language, link.form.languages)}</h1><p>${link.campaignName}</p><p>${text}</p>${form(
    carried,
    html`${button('agree', words.agree, 'main')}${button('leave', words.leave)}`,
  )}${others.map((language) =>
    form({ ...carried, language }, html`<span lang="${language}">${button('language', language)}</span>`),
  )}`;
};

const question = (
  link: OpenedLink,
  carried: Carried,
  step: Extract<Step, { at: 'item' }>,
  words: Words,
): Html => {
  const { item, key, choices, label } = step.asked;
  const { language, answers } = carried;
  const asked = { item, choices, answer: answers[key] };
  return html`<p class="progress">${step.position} / ${step.total}</p><h1 id="question">${label(item.label, language, key)}</h1>
${item.hint && html`<p>${label(item.hint, language, key)}</p>`}${step.problem && html`<p class="problem" role="alert">${words[step.problem]}</p>`}
${form(
  carried,
  html`<input type="hidden" name="step" value="${key}">${step.fixing && html`<input type="hidden" name="fixing" value="yes">`}
<div role="group" aria-labelledby="question">${answerFields(asked, link.caseNumber, language, words)}</div>
${button('next', words.next, 'main')}${button('back', words.back)}`,
)}`;
};

const review = (link: OpenedLink, carried: Carried, words: Words, refused?: Refused): Html => {
  const { language, answers } = carried;
  const items = askedItems(link, answers).filter(({ item }) => item.type !== 'note');
  return html`<h1>${words.reviewHeading}</h1>${refused && html`<p class="problem" role="alert">${words.notTaken}：${refused.message}</p>`}
<p>${words.reviewText}</p>${form(
    carried,
    html`<ol>${items.map(
      ({ key, item, choices, label }) => html`<li><p>${label(item.label, language, key)}</p>
<p><strong>${answerInWords({ item, choices, answer: answers[key] }, language, words)}</strong></p>${button(`fix:${key}`, words.change)}</li>`,
    )}</ol>${button('send', words.send, 'main')}${button('back', words.back)}`,
  )}`;
};

export const stepPage = (link: OpenedLink, carried: Carried, step: Step, refused?: Refused): string => {
  const words = wordsIn(carried.language);
  const bodies = {
    notice: () => notice(link, carried, words),
    left: () => html`<h1>${words.leftHeading}</h1><p>${words.leftText}</p>`,
    review: () => review(link, carried, words, refused),
    send: () => review(link, carried, words, refused),
  };
  const body = step.at === 'item' ? question(link, carried, step, words) : bodies[step.at]();
  return page(carried.language, link.simulated, body);
};

export const receiptPage = (link: OpenedLink, language: string, receipt: GivenReceipt): string => {
  const words = wordsIn(language);
  const more = { NEW: undefined, REPEATED: words.repeated, CONFLICT: words.conflict }[receipt.outcome];
  return page(
    language,
    link.simulated,
    html`<h1>${words.receiptHeading}</h1>${more && html`<p>${more}</p>`}<p>${words.receiptCode}</p>
<p class="code" translate="no">${receipt.code}</p><p>${receipt.receivedOn}</p><p>${words.receiptKeep}</p>`,
  );
};
