/**
 * The sheets of cards of a village (卡片): A4, eight cards a page, to be cut along the lines. Each has a picture to scan and, for whoever
 * cannot, an address and a number to type. Everything on it is read by people who may see badly: no text below 9 points.
 */
import { encode } from 'uqr';
import type { Privacy } from '../../methods/questionnaire/form.ts';
import { type Html, html } from '../html.ts';

export interface Card {
  /** What the picture holds. */
  readonly link: string;
  /** The address without the link, to be typed. */
  readonly address: string;
  /** In groups, such as `4831 9027 5516 2043`. */
  readonly number: string;
  readonly campaign: string;
  readonly village: string;
  readonly group: string;
  readonly household: string;
  readonly privacy: Privacy;
  readonly simulated: boolean;
}

const promises = {
  confidential: {
    zh: '自愿填写，不影响任何待遇。答案只合并统计，不告诉村里、乡里和县里是谁填的。',
    en: 'Voluntary. Answers are only counted together; nobody in village, township or county is told who answered.',
  },
  anonymous: {
    zh: '自愿填写，不影响任何待遇。不记名：只记下这张卡用过了，不记是哪一户填的。',
    en: 'Voluntary and anonymous: only that this card was used is recorded, not which household answered.',
  },
} as const satisfies Record<Privacy, unknown>;

/** The light border that a reader needs (ISO/IEC 18004 §5.3.8). */
const border = 4;

/** A text as a QR code, drawn as one shape. */
const qrPicture = (text: string): Html => {
  const { data: modules } = encode(text, { ecc: 'M', border: 0 });
  const side = modules.length + 2 * border;
  const dark = modules.flatMap((row, y) =>
    row.flatMap((one, x) => (one ? [`M${x + border} ${y + border}h1v1h-1z`] : [])),
  );
  return html`<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${dark.join('')}"/></svg>`;
};

const oneCard = (card: Card): Html => html`<article>
<h2>${card.campaign}</h2>
<div class="scan">${qrPicture(card.link)}</div>
<div class="said">
<p class="ask">扫一扫，说说您的看法，约三分钟。</p>
<p class="en" lang="en">Scan and say what you think: three minutes.</p>
<p class="type">也可打开 <b>${card.address}</b>，输入：</p>
<p class="number">${card.number}</p>
</div>
<p class="promise">${promises[card.privacy].zh}</p>
<p class="en" lang="en">${promises[card.privacy].en}</p>
<footer><span>${card.village}　${card.group}　${card.household}</span>${card.simulated && html`<em>模拟数据 Simulated</em>`}</footer>
</article>`;

const style = `@page { size: A4; margin: 8mm }
* { box-sizing: border-box; margin: 0 }
body { font-family: "Noto Sans SC", sans-serif; font-size: 10pt; line-height: 1.3; color: #000 }
main { display: grid; grid-template-columns: 97mm 97mm; grid-auto-rows: 70mm }
article { border: 0.2mm dashed #777; padding: 2mm 3mm; display: grid; grid-template-columns: 37mm 1fr; grid-template-rows: 6mm 38mm auto auto 1fr; column-gap: 2mm; break-inside: avoid; overflow: hidden }
h2, .promise, footer, article > .en { grid-column: 1 / 3 }
h2 { font-size: 12pt; line-height: 6mm; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.scan svg { width: 37mm; height: 37mm; display: block }
.ask { font-size: 12pt; font-weight: 700 }
.en { font-size: 9pt; line-height: 1.15 }
.type { margin-top: 1mm; overflow-wrap: anywhere }
.number { font-size: 14pt; font-weight: 700; white-space: nowrap; margin-top: 1mm }
.promise { font-size: 9.5pt }
footer { display: flex; justify-content: space-between; border-top: 0.2mm solid #777; font-size: 9pt; align-self: end }
footer em { font-style: normal; font-weight: 700 }`;

export const cardSheet = (cards: readonly Card[]): string =>
  `<!doctype html>${
    html`<html lang="zh"><head><meta charset="utf-8"><title>卡片</title><style>${{ html: style }}</style></head>
<body><main>${cards.map(oneCard)}</main></body></html>`.html
  }`;
