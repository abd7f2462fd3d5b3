import { type CatalogueImage, catalogueImages, knownImage } from "../../components/catalogue";

/** A form of an entry, with a reference that means it. */
export interface Referred {
  reference: string;
  image: CatalogueImage;
}

const fill = (pattern: string, star: string) => pattern.replaceAll("*", star);

/** Every form of the catalogue that a reference means; variants that exclude each other make forms that none means. */
export function referredImages(): Referred[] {
  const numbers = catalogueImages().flatMap(({ versions = "", selectors = [] }: Form) =>
    [versions, ...selectors.map((selector) => selector.versions ?? "")].flatMap(
      (range) => range.match(/\d[\d.]*/g) ?? [],
    ),
  );
  const versions = [...new Set(["latest", "1.0", "3.0", "7.9", ...numbers])];
  return catalogueImages().flatMap((image: Form) => {
    const patterns = [image.tags, ...(image.selectors ?? []).map(({ tags }) => tags)].flatMap((tags = []) => tags);
    const joined = [image.tags, ...(image.selectors ?? []).map(({ tags }) => tags)].map((tags) =>
      fill(tags?.[0] ?? "", ""),
    );
    const tags = [
      joined.filter(Boolean).join("-"),
      ...versions,
      ...versions.flatMap((version) => patterns.map((pattern) => fill(pattern, version))),
    ];
    for (const repository of image.repositories) {
      for (const tag of [...patterns.map((pattern) => fill(pattern, "x")), ...tags]) {
        if (tag === "") continue;
        const reference = `${fill(repository, "x")}:${tag}`;
        if (knownImage(reference) === image) return [{ reference, image }];
      }
    }
    return [];
  });
}

type Form = CatalogueImage & { selectors?: { tags?: string[]; versions?: string }[] };
