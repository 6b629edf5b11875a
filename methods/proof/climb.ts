/** The way up a tree, as the verifiers of RFC 9162 sections 2.1.3.2 and 2.1.4.2 walk it. */

/** The largest power of two below n, for n of at least 2: where the RFC splits a list of n leaves. */
export const splitPoint = (n: number): number => {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
};

/** A sibling hash on the way up and the side on which it stands. */
export interface Step {
  readonly sibling: Uint8Array;
  readonly side: 'left' | 'right';
}

/**
 * The steps from a node to the root, lowest first; undefined if the path is too long or too short for that place.
 * @param node 0-based place of the node on its level
 * @param last 0-based place of the last node of that level
 */
export const climb = (
  node: number,
  last: number,
  path: readonly Uint8Array[],
): readonly Step[] | undefined => {
  const steps: Step[] = [];
  let [at, end] = [node, last];
  const rise = (): void => {
    at = Math.floor(at / 2);
    end = Math.floor(end / 2);
  };
  for (const sibling of path) {
    if (end === 0) return undefined;
    const side = at % 2 === 1 || at === end ? 'left' : 'right';
    steps.push({ sibling, side });
    // The last node of a level has no right sibling: it rises unchanged until it is a right child.
    if (side === 'left') while (at % 2 === 0 && at !== 0) rise();
    rise();
  }
  return end === 0 ? steps : undefined;
};
