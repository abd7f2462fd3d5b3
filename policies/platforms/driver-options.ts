import { BlockList, isIPv4, isIPv6 } from "node:net";
import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import { touchesSystem } from "../model/host";
import { asString } from "../model/setting";
import { hostPath } from "./paths";

/** Options that name a server, whose paths are not those of the host, and options that name files for the driver itself. */
const servers = /^(server|addr|address|host|hostname|nfsServer|source)$/i;
const ofDriver = /key|identity|cert|secret|token|config|credential|passw|ca(_|-)?file/i;

/**
 * The option of a volume's driver that names a place of the host's system. Options differ between drivers: an absolute path,
 * or one that climbs, counts, unless a server stands beside it or the option names a file for the driver.
 */
export function hostOption(props: Props, options: Path): Path | undefined {
  return props.quietly(() => {
    const keys = props.keys(options);
    const text = (key: string) => asString(props.read(options, [key])) ?? "";
    const elsewhere = keys.some((key) => servers.test(key) && text(key) !== "" && !isOwnAddress(text(key)));
    if (elsewhere) return undefined;
    const names = keys.find((key) => !ofDriver.test(key) && isOfSystem(text(key)));
    return names === undefined ? undefined : [...options, names];
  });
}

function isOfSystem(text: string): boolean {
  if (!/^\/|(^|\/)\.\.(\/|$)/.test(text)) return false;
  const path = hostPath(text);
  return path !== undefined && touchesSystem(path);
}

const own = new BlockList();
own.addSubnet("127.0.0.0", 8, "ipv4");
own.addAddress("0.0.0.0", "ipv4");
own.addAddress("::1", "ipv6");
own.addAddress("::", "ipv6");

/** Whether a server is the host itself, by its name or by any spelling of its address that resolvers take: `127.1`, `[::1]`. */
export function isOwnAddress(server: string): boolean {
  const name = server.trim().toLowerCase().replace(/\.$/, "");
  if (/^(localhost|localhost\.localdomain|ip6-localhost|.+\.localhost)$/.test(name)) return true;
  const bare = name.replace(/^\[(.*)\]$/, "$1");
  if (isIPv6(bare)) return own.check(bare, "ipv6");
  // A URL has the one spelling of an IPv4 address: `0x7f.1` is 127.0.0.1.
  const url = /^[\w.-]+$/.test(bare) && URL.canParse(`http://${bare}/`) ? new URL(`http://${bare}/`).hostname : bare;
  return isIPv4(url) && own.check(url, "ipv4");
}
