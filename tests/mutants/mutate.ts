import ts from 'typescript';

/** One small fault planted in a source file: the text in [start, end) replaced. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The whole expression before and after, for people. */
  readonly before: string;
  readonly after: string;
}

/** Signs and directions, each to the other. */
const FLIPS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.PlusEqualsToken, '-='],
  [ts.SyntaxKind.MinusEqualsToken, '+='],
  [ts.SyntaxKind.LessThanToken, '>'],
  [ts.SyntaxKind.GreaterThanToken, '<'],
  [ts.SyntaxKind.LessThanEqualsToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '<='],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
]);

interface Edit {
  readonly node: ts.Node;
  readonly replacement: string;
}

const isText = (node: ts.Expression): boolean =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

const isOne = (node: ts.Expression): boolean => ts.isNumericLiteral(node) && node.text === '1';

const isPlusOrMinus = ({ kind }: ts.Node): boolean =>
  kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken;

const editsOfBinary = ({ left, operatorToken, right }: ts.BinaryExpression): readonly Edit[] => {
  const flip = FLIPS.get(operatorToken.kind);
  if (flip === undefined) return [];
  // Texts are only put together.
  if (operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(left) || isText(right))) return [];
  return [
    { node: operatorToken, replacement: flip },
    // n − 1 becomes n: one more or one less is forgotten.
    ...(isPlusOrMinus(operatorToken) && isOne(right) ? [{ node: right, replacement: '0' }] : []),
    // 1 − f becomes 1: the finite population is forgotten.
    ...(operatorToken.kind === ts.SyntaxKind.MinusToken && isOne(left)
      ? [{ node: right, replacement: '0' }]
      : []),
  ];
};

const editsOf = (node: ts.Node): readonly Edit[] => {
  if (ts.isBinaryExpression(node)) return editsOfBinary(node);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken)
    return [{ node, replacement: `+${node.operand.getText()}` }];
  return [];
};

/** −1 for a place that is not there is no sign: `roots[at] ?? -1`. */
const isNowhere = (node: ts.Node): boolean =>
  ts.isPrefixUnaryExpression(node) &&
  ts.isBinaryExpression(node.parent) &&
  node.parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;

/** What a message says is not what an estimator computes, and a loop that counts backwards only runs for ever. */
const isOutside = (node: ts.Node): boolean =>
  ts.isThrowStatement(node) ||
  (ts.isForStatement(node.parent) && node.parent.incrementor === node) ||
  isNowhere(node);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** All mutants of a source file, in the order of the text. */
export const mutantsOf = (file: string, text: string): readonly Mutant[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (node !== source && isOutside(node)) return;
    for (const { node: edited, replacement } of editsOf(node)) {
      const [start, end] = [edited.getStart(), edited.getEnd()];
      const { line, character } = source.getLineAndCharacterOfPosition(start);
      mutants.push({
        file,
        line: line + 1,
        column: character + 1,
        start,
        end,
        replacement,
        before: oneLine(node.getText()),
        after: oneLine(text.slice(node.getStart(), start) + replacement + text.slice(end, node.getEnd())),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants.sort((a, b) => a.start - b.start);
};

export const mutated = (text: string, { start, end, replacement }: Mutant): string =>
  text.slice(0, start) + replacement + text.slice(end);
