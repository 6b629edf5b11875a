export type MediaKind = 'jpeg' | 'png' | 'webp' | 'ogg' | 'webm' | 'mp4-audio';

interface Sign {
  readonly at: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/**
 * By what the first bytes tell each kind of file from others: JPEG (ITU-T T.81 §B.1.1.3, SOI), PNG (ISO/IEC 15948 §5.2), WebP
 * (RFC 9649 §2.4), Ogg (RFC 3533 §6), WebM (EBML header, RFC 8794 §11.2.1), MP4 (ISO/IEC 14496-12 §4.3).
 */
const kinds: readonly { readonly kind: MediaKind; readonly signs: readonly Sign[] }[] = [
  { kind: 'jpeg', signs: [{ at: 0, bytes: [0xff, 0xd8, 0xff] }] },
  { kind: 'png', signs: [{ at: 0, bytes: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a] }] },
  {
    kind: 'webp',
    signs: [
      { at: 0, bytes: ascii('RIFF') },
      { at: 8, bytes: ascii('WEBP') },
    ],
  },
  { kind: 'ogg', signs: [{ at: 0, bytes: ascii('OggS') }] },
  { kind: 'webm', signs: [{ at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] }] },
  { kind: 'mp4-audio', signs: [{ at: 4, bytes: ascii('ftyp') }] },
];

/** What kind of picture or recording a file is, whatever it is called; undefined for what is neither. */
export const mediaKind = (file: Uint8Array): MediaKind | undefined =>
  kinds.find(({ signs }) => signs.every(({ at, bytes }) => bytes.every((byte, i) => file[at + i] === byte)))
    ?.kind;

/** The most bytes that are taken of a kind. */
export const mostBytesOf = (kind: MediaKind): number =>
  kind === 'jpeg' || kind === 'png' || kind === 'webp' ? 5_000_000 : 50_000_000;

/** Bytes of a file that travel in one piece: one arrives within minutes on the worst line, and is all that a break costs. */
export const mediaPieceBytes = 1_000_000;
