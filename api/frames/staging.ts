/**
 * Rows that wait for their item to be full, in all places together. A file in order of code is far below it; in one without any
 * order items come out smaller, but a national list still fits into memory.
 */
const mostWaiting = 60_000;

/**
 * In a file in order of code a place is complete as soon as others follow, and its last rows need not wait: rows that wait
 * long make the heap grow. So few rows of a place may come from a file without order that they wait all the same.
 */
const rowsAPause = 4000;
const worthAnItem = 50;

/** Of so many items at most are some written a second time after a worker died. */
const itemsAStep = 100;

/** How far the staging of a run is, in items. */
export interface Progress {
  /** So many were written by a worker that died. */
  readonly staged: number;
  readonly keep: (staged: number) => Promise<void>;
}

interface Waiting<Row> {
  readonly rows: Row[];
  /** Its latest row, counted from the first of the file. */
  readonly latest: number;
}

/**
 * Collects the rows of each place until an item is full; the rows of one place keep the order of the file. Which rows an item
 * has, and the order of the items, follow from the file alone. So a worker that takes over reads the file again, which is quick
 * and needs no place in a packed or compressed file, and writes from the first item on that is not there yet.
 */
export class Staging<Row> {
  readonly #capacity: number;
  readonly #progress: Progress;
  readonly #write: (place: string, chunk: number, rows: readonly Row[]) => Promise<void>;
  /** The place that was without a row for longest comes first. */
  readonly #open = new Map<string, Waiting<Row>>();
  readonly #chunks = new Map<string, number>();
  #waiting = 0;
  #read = 0;
  #items = 0;

  constructor(
    capacity: number,
    progress: Progress,
    write: (place: string, chunk: number, rows: readonly Row[]) => Promise<void>,
  ) {
    this.#capacity = capacity;
    this.#progress = progress;
    this.#write = write;
  }

  async add(place: string, row: Row): Promise<void> {
    const rows = this.#open.get(place)?.rows ?? [];
    rows.push(row);
    this.#read += 1;
    this.#waiting += 1;
    this.#open.delete(place);
    this.#open.set(place, { rows, latest: this.#read });
    if (rows.length === this.#capacity) {
      await this.#put(place, rows);
    } else if (this.#waiting > mostWaiting || this.#read % worthAnItem === 0) {
      await this.#putOldest();
    }
  }

  async #putOldest(): Promise<void> {
    for (const [place, { rows, latest }] of this.#open) {
      const full = this.#waiting > mostWaiting;
      if (!full && latest + rowsAPause > this.#read) {
        return;
      }
      if (full || rows.length >= worthAnItem) {
        await this.#put(place, rows);
      }
    }
  }

  async finish(): Promise<void> {
    for (const [place, { rows }] of this.#open) {
      await this.#put(place, rows);
    }
    if (this.#items > this.#progress.staged) {
      await this.#progress.keep(this.#items);
    }
  }

  async #put(place: string, rows: readonly Row[]): Promise<void> {
    const chunk = this.#chunks.get(place) ?? 0;
    this.#open.delete(place);
    this.#chunks.set(place, chunk + 1);
    this.#waiting -= rows.length;
    this.#items += 1;
    if (this.#items > this.#progress.staged) {
      await this.#write(place, chunk, rows);
      if (this.#items % itemsAStep === 0) {
        await this.#progress.keep(this.#items);
      }
    }
  }
}
