import type { VNode } from 'preact';
import { encode } from 'uqr';

/** The light border that a reader needs (ISO/IEC 18004 §5.3.8). */
const BORDER = 4;

/** A text as a QR code, drawn as one shape. */
export const QrPicture = ({ text, label }: { readonly text: string; readonly label: string }): VNode => {
  const { data: modules } = encode(text, { ecc: 'M', border: 0 });
  const side = modules.length + 2 * BORDER;
  const dark = modules.flatMap((row, y) =>
    row.flatMap((one, x) => (one ? [`M${x + BORDER} ${y + BORDER}h1v1h-1z`] : [])),
  );
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <title>{label}</title>
      <rect width={side} height={side} fill="#ffffff" />
      <path d={dark.join('')} fill="#000000" />
    </svg>
  );
};
