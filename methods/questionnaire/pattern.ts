/**
 * Regular expressions that cannot run long: all ways through the pattern are followed at once, one character after the
 * other (K. Thompson, Regular Expression Search Algorithm, CACM 11(6), 1968), so time grows with the text's length and no
 * faster. The engine of the browser goes back and tries again, which takes years for `(a+)+b` and 40 characters.
 */
interface State {
  /** Whether it lets this character through to what follows; absent: leads on to all that follows without one. */
  readonly takes?: (character: string) => boolean;
  readonly next: readonly State[];
}

/** A piece of the pattern: gives its own beginning for what follows it. */
type Piece = (next: State) => State;

const MAXIMUM_STATES = 500;
const MAXIMUM_LENGTH = 500;

const TOKEN =
  /\(\?:|[()|]|\[(?:\\.|[^\]\\])*\]|\\p\{\w+(?:=\w+)?\}|\\.|[*+?]\??|\{\d{1,3}(?:,\d{0,3})?\}\??|./gisu;

/** The browser's engine judges one character by a class, which it does at once. */
const oneCharacter = (token: string): ((character: string) => boolean) => {
  if (/^(\\\W|[^\\.[^$*+?{}])$/u.test(token)) {
    const sign = token.replace(/^\\(?!$)/, '');
    return (character) => character === sign;
  }
  if (!/^(\.|\[.*\]|\\[dsw]|\\p\{.*)$/isu.test(token)) throw new SyntaxError(token);
  // An escaped sign that needs no escape is refused by the engine, and common in patterns.
  const known = new RegExp(`^${token.replace(/\\([^\w^$\\.*+?()[\]{}|/-])/gu, '$1')}$`, 'u');
  return (character) => known.test(character);
};

/** How often a piece may stand there; `undefined`: the token is no quantifier. */
const timesOf = (token: string | undefined): readonly [number, number] | undefined => {
  const [, sign, least, comma, most] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/.exec(token ?? '') ?? [];
  if (sign !== undefined) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Number.POSITIVE_INFINITY];
  if (least === undefined) return;
  return [Number(least), most ? Number(most) : comma ? Number.POSITIVE_INFINITY : Number(least)];
};

const inOrder =
  (pieces: readonly Piece[]): Piece =>
  (next) =>
    pieces.reduceRight((following, piece) => piece(following), next);

const END: State = { next: [] };

/** @returns the first state */
const read = (pattern: string): State => {
  const tokens = pattern.match(TOKEN) ?? [];
  let at = 0;
  let states = 0;
  const state = (made: State): State => {
    states += 1;
    if (states > MAXIMUM_STATES) throw new SyntaxError('too large');
    return made;
  };
  const repeated = (piece: Piece, least: number, most: number): Piece => {
    const required = Array.from({ length: least }, () => piece);
    const more: Piece = (next) => {
      if (most < Number.POSITIVE_INFINITY)
        return Array.from({ length: most - least }).reduce<State>(
          (following) => state({ next: [next, piece(following)] }),
          next,
        );
      const onward = [next];
      const loop = state({ next: onward });
      onward.push(piece(loop));
      return loop;
    };
    return inOrder([...required, more]);
  };
  const pieceAt = (token: string): Piece => {
    if (token === '(' || token === '(?:') {
      const inside = alternatives(false);
      if (tokens[at] !== ')') throw new SyntaxError('(');
      at += 1;
      return inside;
    }
    const takes = oneCharacter(token);
    return (next) => state({ takes, next: [next] });
  };
  /** With how often it may stand there, where the pattern says so. */
  const quantified = (piece: Piece): Piece => {
    const times = timesOf(tokens[at]);
    if (!times) return piece;
    at += 1;
    if (times[0] > times[1]) throw new SyntaxError(pattern);
    return repeated(piece, ...times);
  };
  /** `^` and `$` say nothing new at the two ends of what must be the whole text. */
  const passEnd = (sign: string, isEnd: boolean): void => {
    if (isEnd && tokens[at] === sign) at += 1;
  };
  const sequence = (whole: boolean): Piece => {
    const pieces: Piece[] = [];
    const isLast = (): boolean => whole && (tokens[at + 1] ?? '|') === '|';
    passEnd('^', whole);
    passEnd('$', isLast());
    for (let token = tokens[at]; token && !'|)'.includes(token); token = tokens[at]) {
      at += 1;
      pieces.push(quantified(pieceAt(token)));
      passEnd('$', isLast());
    }
    return inOrder(pieces);
  };
  const alternatives = (whole: boolean): Piece => {
    const pieces = [sequence(whole)];
    while (tokens[at] === '|') {
      at += 1;
      pieces.push(sequence(whole));
    }
    return pieces.length > 1
      ? (next) => state({ next: pieces.map((piece) => piece(next)) })
      : inOrder(pieces);
  };
  const beginning = alternatives(true);
  if (at < tokens.length) throw new SyntaxError(tokens[at]);
  return beginning(END);
};

/** Where one can be without taking a character. */
const arriveAt = (state: State, reached: Set<State>): void => {
  if (reached.has(state)) return;
  reached.add(state);
  if (!state.takes) for (const next of state.next) arriveAt(next, reached);
};

/**
 * Whether a whole text is of a pattern; `^` and `$` at the ends of it, or of one of its alternatives, change nothing. It knows characters, `.`, classes in
 * brackets, `\d \s \w \p{…}`, groups, `|`, `* + ? {n,m}`; no look-ahead, no reference back.
 * @throws SyntaxError for anything else, and for what grows larger than anyone can read
 */
export const matcherOf = (pattern: string): ((text: string) => boolean) => {
  if (pattern.length > MAXIMUM_LENGTH) throw new SyntaxError('too long');
  const start = read(pattern);
  return (text) => {
    let here = new Set<State>();
    arriveAt(start, here);
    for (const character of text) {
      const there = new Set<State>();
      for (const { takes, next } of here) {
        if (takes?.(character)) for (const state of next) arriveAt(state, there);
      }
      here = there;
    }
    return here.has(END);
  };
};

export const isPattern = (pattern: string): boolean => {
  try {
    matcherOf(pattern);
    return true;
  } catch {
    return false;
  }
};
