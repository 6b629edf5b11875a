/** That nothing stands in the place of a case's answer, or only a gate that lets a link of this generation through. */
export const placeIsFree = (generation: number) => ({
  or: [
    { attr: 'kind' as const, exists: false as const },
    {
      and: [
        { attr: 'kind' as const, eq: 'gate' as const },
        { attr: 'generation' as const, lte: generation },
      ],
    },
  ],
});
