import type { Report, ReportedPlace, ReportedResource } from "./report";

/** The report with the place of each resource that has one, by its URN. */
export function placed(report: Report, places: ReadonlyMap<string, ReportedPlace>): Report {
  const withPlace = <R extends ReportedResource>(all: readonly R[]): R[] =>
    all.map((one) => {
      const place = places.get(one.urn);
      return place === undefined ? one : { ...one, place };
    });
  return {
    ...report,
    findings: withPlace(report.findings),
    containers: withPlace(report.containers),
    edits: withPlace(report.edits),
  };
}

/** `deploy/web.yaml:12`; empty for a resource of a program. */
export const lineOf = ({ place }: Pick<ReportedResource, "place">): string =>
  place === undefined ? "" : `${place.file}:${place.line}`;
