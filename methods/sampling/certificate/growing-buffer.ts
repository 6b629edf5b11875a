/** A buffer that is used again for many short messages, with its beginnings kept as views, for making one takes time. */
export interface GrowingBuffer {
  /** The buffer, with room for this many bytes and what stood in it before. */
  readonly withRoom: (length: number) => Uint8Array;
  /** Its first bytes. */
  readonly first: (length: number) => Uint8Array;
}

export const growingBuffer = (start: Uint8Array, room: number): GrowingBuffer => {
  let bytes = new Uint8Array(start.length + room);
  bytes.set(start);
  let views: (Uint8Array | undefined)[] = [];
  return {
    withRoom: (length) => {
      if (length > bytes.length) {
        const larger = new Uint8Array(2 * length);
        larger.set(bytes);
        bytes = larger;
        views = [];
      }
      return bytes;
    },
    first: (length) => {
      const view = views[length] ?? bytes.subarray(0, length);
      views[length] = view;
      return view;
    },
  };
};
