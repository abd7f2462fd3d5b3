import { knownImage } from "./catalogue";
import { isWithin, placeOf } from "./container-path";

/** Whether the catalogue has the image and knows of no program that it runs from a path or below. */
export function runsNothingFrom(reference: string, path: string): boolean {
  const known = knownImage(reference);
  if (known === undefined) return false;
  return !known.paths.some(
    (entry) => (entry.exec === true || entry.execWhen !== undefined) && isWithin(placeOf(entry.path), placeOf(path)),
  );
}
