/** Enough to read a gas bill, and few enough bytes for a village network. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

const load = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('not an image that this browser can show'));
    image.src = url;
  });

export const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void =>
      blob ? resolve(blob) : reject(new Error('the browser made no picture'));
    canvas.toBlob(take, type, QUALITY);
  });

/** How large a picture becomes; never larger than it was. */
export const sizeWithin = (
  width: number,
  height: number,
  longest: number,
): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/**
 * The photo drawn anew as a JPEG: smaller, and without what cameras write into photos, such as the place and the owner.
 * @throws if the file is no image
 */
export const shrink = async (file: Blob): Promise<Blob> => {
  const url = URL.createObjectURL(file);
  try {
    const image = await load(url);
    const { width, height } = sizeWithin(image.naturalWidth, image.naturalHeight, LONGEST_SIDE);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    return await blobOf(canvas, 'image/jpeg');
  } finally {
    URL.revokeObjectURL(url);
  }
};
