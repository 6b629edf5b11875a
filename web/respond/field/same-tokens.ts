import type { FieldCases } from './field-operations.ts';

/** The generation of the links of a case: a newer one ends all earlier. */
const generationOf = (token: string): string | undefined => token.split('.')[4];

/**
 * The service makes a link's token anew each time it is asked. What was begun lies under the one that this phone had first, so that one is
 * kept for as long as it is good.
 */
export const withEarlierTokens = (cases: FieldCases, before: FieldCases | undefined): FieldCases => {
  const known = new Map(
    (before?.villages ?? []).flatMap((village) =>
      village.cases.map(({ code, token }) => [code, token] as const),
    ),
  );
  return {
    ...cases,
    villages: cases.villages.map((village) => ({
      ...village,
      cases: village.cases.map((each) => {
        const earlier = known.get(each.code);
        return earlier !== undefined && generationOf(earlier) === generationOf(each.token)
          ? { ...each, token: earlier }
          : each;
      }),
    })),
  };
};
