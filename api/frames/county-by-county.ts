interface OfCounty<Village> {
  readonly county: string;
  readonly villages: readonly Village[];
}

export interface CountyPair<Left, Right> {
  readonly county: string;
  /** Absent where this side has nothing of the county. */
  readonly left: readonly Left[] | undefined;
  readonly right: readonly Right[] | undefined;
}

/**
 * What two sources say of each county, side by side. Both come in order of county and are read once, so two national lists are
 * compared with one county of each in memory.
 */
export async function* countyByCounty<Left, Right>(
  left: AsyncIterable<OfCounty<Left>>,
  right: AsyncIterable<OfCounty<Right>>,
): AsyncGenerator<CountyPair<Left, Right>> {
  const lefts = left[Symbol.asyncIterator]();
  const rights = right[Symbol.asyncIterator]();
  let [one, other] = await Promise.all([lefts.next(), rights.next()]);
  while (one.done !== true || other.done !== true) {
    const mine = one.done === true ? undefined : one.value;
    const theirs = other.done === true ? undefined : other.value;
    const county = first(mine?.county, theirs?.county);
    const takesLeft = mine?.county === county;
    const takesRight = theirs?.county === county;
    yield {
      county,
      left: takesLeft ? mine?.villages : undefined,
      right: takesRight ? theirs?.villages : undefined,
    };
    one = takesLeft ? await lefts.next() : one;
    other = takesRight ? await rights.next() : other;
  }
}

/** The smaller of two codes, of which one may be missing. */
const first = (a = '', b = ''): string => {
  if (a === '' || b === '') {
    return a + b;
  }
  return a < b ? a : b;
};
