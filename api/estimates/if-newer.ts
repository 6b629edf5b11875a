/** Only a larger (epoch, seen) may replace what is there; equal content is written too, or a slow worker could undo a revert. */
export const ifNewer = (epoch: number, seen: number) => ({
  or: [
    { attr: 'epoch' as const, exists: false as const },
    { attr: 'epoch' as const, lt: epoch },
    {
      and: [
        { attr: 'epoch' as const, eq: epoch },
        { attr: 'seen' as const, lt: seen },
      ],
    },
  ],
});
