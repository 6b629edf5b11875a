import { options } from 'preact';

/** Preact asks for `queueMicrotask`, which Chrome 69 and Safari 12.0 do not have yet. */
if (typeof queueMicrotask !== 'function') options.debounceRendering = (render) => setTimeout(render);
