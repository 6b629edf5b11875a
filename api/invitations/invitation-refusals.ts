/** What is refused around cards: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const invitationRefusals = {
  'short-code-mistyped': plain(
    'This is no number of a card: it has 16 digits, and the last two do not fit the others. Please compare it with the card.',
    '号码有误：卡片号码为十六位数字，末两位校验不符，请对照卡片重新输入。',
  ),
  'short-code-unknown': plain(
    'No card has this number. Please compare it with the card.',
    '没有这个卡片号码，请对照卡片重新输入。',
  ),
  'short-code-tries': plain(
    'Too many numbers were tried from here. Please try again in an hour, or scan the card.',
    '尝试次数过多，请一小时后再试，或扫描卡片上的二维码。',
  ),
  'cards-none': plain(
    'There is no household here to print a card for: all have answered, or none is drawn.',
    '没有需要打印卡片的住户：均已答复，或尚未抽取。',
  ),
  'cards-address': plain(
    'Say the address of the pages as it is printed on the cards, such as https://example.org, without anything behind it.',
    '请填写印在卡片上的网址（须为完整网址，不带后缀）。',
  ),
} as const;
