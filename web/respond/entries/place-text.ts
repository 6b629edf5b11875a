/** What a device says of where it is: degrees, and metres. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number | null;
  readonly accuracy: number;
}

/** `29.56 106.55 240 12`; six decimals of a degree are a tenth of a metre, and more than any phone knows. */
export const placeText = ({ latitude, longitude, altitude, accuracy }: Coordinates): string =>
  [
    Number(latitude.toFixed(6)),
    Number(longitude.toFixed(6)),
    Math.round(altitude ?? 0),
    Math.ceil(accuracy),
  ].join(' ');
