import type { Language } from '../page/language.ts';
import { en } from './words-en.ts';
import { type Words, zh } from './words-zh.ts';

const allWords: Readonly<Record<Language, Words>> = { zh, en };

export const wordsIn = (language: Language): Words => allWords[language];
