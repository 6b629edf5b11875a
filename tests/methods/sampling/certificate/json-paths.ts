import type { Certificate } from '../../../../methods/sampling/certificate/certificate.ts';

export type Path = readonly (string | number)[];

const pathsIn = (value: unknown, path: Path): readonly Path[] => {
  const children =
    typeof value !== 'object' || value === null
      ? []
      : Array.isArray(value)
        ? value.map((child: unknown, index) => [index, child] as const)
        : Object.entries(value);
  return [path, ...children.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
};

/** The way to every value of a certificate, below the whole. */
export const certificatePaths = (certificate: Certificate): readonly Path[] =>
  pathsIn(certificate, []).slice(1);
