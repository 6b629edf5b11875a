import { choicesInOrder } from '../../methods/questionnaire/choices-in-order.ts';
import { textIn } from '../../methods/questionnaire/fill-text.ts';
import {
  type Answer,
  type Choice,
  type ChoiceCode,
  DONT_KNOW,
  type Item,
  NOT_APPLICABLE,
  REFUSED,
} from '../../methods/questionnaire/form.ts';
import { noAnswerIn } from '../../methods/questionnaire/not-answer.ts';
import { type Html, html } from '../html.ts';
import type { Words } from './words.ts';

export interface Asked {
  readonly item: Item;
  readonly choices: readonly Choice[];
  readonly answer: Answer | undefined;
}

/** Names of fields: `v` the answer, `n` instead of one, `r0`, `r1` … ranks by place in the list of choices. */
const answerField = 'v';
const noAnswerField = 'n';

const isChosen = (answer: Answer | undefined, code: ChoiceCode): boolean =>
  typeof answer === 'object' ? answer.includes(code) : answer === code;

const option = (
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  label: string,
  checked: boolean,
): Html =>
  html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${{ html: checked ? ' checked' : '' }}> <span>${label}</span></label>`;

/** What nobody is forced to invent an answer instead of; a list that has its own “don't know” is not given a second. */
const noAnswers = ({ item, choices, answer }: Asked, words: Words): Html => {
  const own = new Set(choices.map(({ code }) => code));
  const left = [DONT_KNOW, REFUSED, NOT_APPLICABLE].filter((code) => !own.has(code));
  const names: Readonly<Record<string, string>> = words.notAnswers;
  const given = noAnswerIn(item, answer);
  return html`<fieldset class="apart"><legend>${words.hardToAnswer}</legend>${left.map((code) =>
    option('radio', noAnswerField, String(code), names[code] ?? '', given === code),
  )}</fieldset>`;
};

const typed = (asked: Asked, type: string, more = ''): Html => {
  const given = typeof asked.answer === 'object' ? '' : (asked.answer ?? '');
  return html`<input id="${answerField}" name="${answerField}" type="${type}" value="${given}" aria-labelledby="question"${{ html: more }}>`;
};

const inputs = (asked: Asked, caseNumber: number, language: string, words: Words): Html => {
  const { item, choices, answer } = asked;
  const label = (choice: Choice): string => textIn(choice.label, language, []);
  switch (item.type) {
    case 'select-one':
    case 'select-multiple': {
      const type = item.type === 'select-one' ? 'radio' : 'checkbox';
      const ordered = choicesInOrder({ ...item, choices }, caseNumber);
      return html`${item.type === 'select-multiple' && html`<p>${words.severalAllowed}</p>`}${ordered.map(
        (choice) =>
          option(
            type,
            answerField,
            JSON.stringify(choice.code),
            label(choice),
            isChosen(answer, choice.code),
          ),
      )}`;
    }
    case 'rank':
      return html`<p>${words.rankHint}</p>${choices.map((choice, index) => {
        const place = typeof answer === 'object' ? answer.indexOf(choice.code) + 1 : 0;
        return html`<label class="rank"><input name="r${index}" inputmode="numeric" size="3" value="${place === 0 ? '' : place}"> <span>${label(choice)}</span></label>`;
      })}`;
    case 'integer':
    case 'decimal':
      return html`${typed(asked, 'text', ` inputmode="${item.type === 'integer' ? 'numeric' : 'decimal'}"`)}
        <p>${words.range.replace('{minimum}', String(item.minimum)).replace('{maximum}', String(item.maximum))}</p>`;
    case 'text':
      return html`<textarea id="${answerField}" name="${answerField}" rows="4" aria-labelledby="question">${typeof answer === 'string' ? answer : ''}</textarea>`;
    case 'date':
    case 'time':
      return typed(asked, item.type);
    case 'date-time':
      return typed(asked, 'datetime-local');
    case 'acknowledge':
      return option('checkbox', answerField, '1', words.readAndAgreed, answer === 1);
    case 'geopoint':
    case 'image':
    case 'audio':
    case 'signature':
      return html`<p>${words.notHere}</p>`;
    default:
      return html``;
  }
};

/** The fields in which an item is answered. */
export const answerFields = (asked: Asked, caseNumber: number, language: string, words: Words): Html =>
  html`${inputs(asked, caseNumber, language, words)}${asked.item.type !== 'note' && noAnswers(asked, words)}`;

const codeIn = (choices: readonly Choice[], value: string): ChoiceCode | undefined =>
  choices.find(({ code }) => JSON.stringify(code) === value)?.code;

const ranked = (choices: readonly Choice[], fields: URLSearchParams): readonly ChoiceCode[] =>
  choices
    .map(({ code }, index) => ({ code, place: Number(fields.get(`r${index}`) ?? '') }))
    .filter(({ place }) => place > 0)
    .toSorted((a, b) => a.place - b.place)
    .map(({ code }) => code);

/** A number as people type it, with a full-width sign or a comma; what is no number stays the text that it is, to be refused. */
const numberIn = (typedText: string): Answer => {
  const text = typedText.normalize('NFKC').replace(/[\s,]/g, '');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : typedText;
};

const given = ({ item, choices }: Asked, fields: URLSearchParams): Answer | undefined => {
  const values = fields.getAll(answerField).filter((value) => value !== '');
  const [first] = values;
  switch (item.type) {
    case 'select-one':
      return first === undefined ? undefined : codeIn(choices, first);
    case 'select-multiple': {
      const codes = values.flatMap((value) => codeIn(choices, value) ?? []);
      return codes.length === 0 ? undefined : codes;
    }
    case 'rank': {
      const codes = ranked(choices, fields);
      return codes.length === 0 ? undefined : codes;
    }
    case 'acknowledge':
      return first === '1' ? 1 : undefined;
    case 'integer':
    case 'decimal':
      return first === undefined ? undefined : numberIn(first);
    default:
      return first;
  }
};

/** The answer that the posted fields hold; an answer goes before “don't know”. Undefined where nothing was filled in. */
export const answerIn = (asked: Asked, fields: URLSearchParams): Answer | undefined => {
  const answer = given(asked, fields);
  const instead = Number(fields.get(noAnswerField) ?? Number.NaN);
  if (answer !== undefined || ![DONT_KNOW, REFUSED, NOT_APPLICABLE].includes(instead)) {
    return answer;
  }
  return asked.item.type === 'select-one' ? instead : [instead];
};

/** An answer in words, for the review. */
export const answerInWords = ({ item, choices, answer }: Asked, language: string, words: Words): string => {
  if (answer === undefined) {
    return words.none;
  }
  const names: Readonly<Record<string, string>> = words.notAnswers;
  const noAnswer = noAnswerIn(item, answer);
  const codes = typeof answer === 'object' ? answer : [answer];
  if (!('choices' in item) && noAnswer !== null) {
    return names[noAnswer] ?? '';
  }
  return codes
    .map((code) => {
      const choice = choices.find((one) => one.code === code);
      return choice === undefined ? (names[code] ?? String(code)) : textIn(choice.label, language, []);
    })
    .join(item.type === 'rank' ? ' › ' : '、');
};
