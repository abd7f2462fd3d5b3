import { canonical, isWithin } from "./paths";

const whole = ["/", "/usr", "/usr/local", "/etc"];
const programs = /^(\/usr(\/local)?)?\/(bin|sbin|lib(32|64|x32|exec)?)(\/|$)|^\/boot(\/|$)/;

/**
 * A directory of one program below those of all, in which it keeps what it writes: `/usr/lib/unifi/data`, `/etc/nginx/tmp`. Beside
 * programs that is also where it keeps its settings: `/usr/lib/seerr/config`.
 */
const ofData =
  /^(\/usr(\/local)?)?\/((etc|lib(32|64|x32|exec)?)\/.+\/(backups?|cache|data|database|db|logs?|run|storage|te?mp|uploads?|work)|lib\/[^/]+\/config)$/;

/** Certificates and accounts that an ACME client renews: `/etc/letsencrypt`, `/etc/traefik/acme`, `/etc/traefik/acme.json`. */
const ofCertificates = /^\/etc\/(.+\/)?((letsencrypt|acme)(\/|$)|acme(-[\w-]+)?\.json$)/;

/** Whether a mount at `path` of a container covers programs or settings of its system. */
export function isProgramOrSetting(path: string): boolean {
  const place = canonical(path);
  return whole.includes(place) || (programs.test(place) && !ofData.test(place));
}

/** Whether a mount at `path` of a container covers settings of a program. */
export function isSetting(path: string): boolean {
  const place = canonical(path);
  return isWithin(place, "/etc") && !ofData.test(place) && !ofCertificates.test(place);
}

/** The directory of programs at or above `path`: `/usr/bin`. */
export function programDirectory(path: string): string | undefined {
  return programs.exec(canonical(path))?.[0].replace(/\/$/, "");
}
