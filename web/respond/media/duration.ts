/**
 * The length of a recording in seconds; `undefined` where the browser cannot tell, as with a stream that has none written in it.
 * @throws if it cannot be played at all
 */
export const durationOf = (file: Blob): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const url = URL.createObjectURL(file);
    const audio = document.createElement('audio');
    audio.preload = 'metadata';
    audio.onloadedmetadata = () => {
      URL.revokeObjectURL(url);
      resolve(Number.isFinite(audio.duration) ? audio.duration : undefined);
    };
    audio.onerror = () => {
      URL.revokeObjectURL(url);
      reject(new Error('not a recording that this browser can play'));
    };
    audio.src = url;
  });
