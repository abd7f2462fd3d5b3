import type { Variable, Words } from "../model/container";

/** How a program that starts another one reads its words. */
interface Wrapper {
  /** Options whose values are words of their own. */
  readonly valued?: readonly string[];
  /** The number of its own words before the other program: a user, a duration. */
  readonly own?: number;
  /** The option whose value is the script of a shell. */
  readonly text?: string;
}

/** The name of a program, without the directory that may stand before it. */
export const programName = (word: string) => word.slice(word.lastIndexOf("/") + 1);

const shell = /^(ba|da|a|k|z)?sh$/;

/** The most shells that start each other and are followed. */
export const mostShells = 3;

/** Programs that start another program. */
const wrappers: ReadonlyMap<string, Wrapper> = new Map(
  Object.entries<Wrapper>({
    busybox: {},
    builtin: {},
    catatonit: {},
    chpst: { valued: ["-u", "-U", "-b", "-n", "-/", "-e", "-m", "-d", "-o", "-p", "-f", "-c"] },
    chrt: { own: 1 },
    command: {},
    "docker-init": {},
    "dumb-init": { valued: ["-r", "--rewrite"] },
    env: { valued: ["-u", "--unset", "-C", "--chdir"] },
    exec: { valued: ["-a"] },
    gosu: { own: 1 },
    ionice: { valued: ["-c", "--class", "-n", "--classdata"] },
    nice: { valued: ["-n", "--adjustment"] },
    nohup: {},
    numactl: {},
    runuser: { valued: ["-u", "--user", "-g", "--group", "-G", "--supp-group"], text: "-c" },
    "s6-envuidgid": { own: 1 },
    "s6-setuidgid": { own: 1 },
    setpriv: {
      valued: [
        "--reuid",
        "--regid",
        "--groups",
        "--inh-caps",
        "--ambient-caps",
        "--bounding-set",
        "--securebits",
        "--pdeathsig",
        "--selinux-label",
        "--apparmor-profile",
      ],
    },
    setsid: {},
    stdbuf: { valued: ["-i", "-o", "-e", "--input", "--output", "--error"] },
    su: { own: 1, text: "-c" },
    "su-exec": { own: 1 },
    sudo: { valued: ["-u", "--user", "-g", "--group"] },
    taskset: { own: 1 },
    time: { valued: ["-f", "-o"] },
    timeout: { valued: ["-s", "--signal", "-k", "--kill-after"], own: 1 },
    tini: { valued: ["-p", "-e"] },
    "tini-static": { valued: ["-p", "-e"] },
    "with-contenv": {},
  }),
);

/** The text of a script and the words behind it; no words for a script file, whose content is unknown. */
interface ShellScript {
  readonly script: Words;
}

/** A command line. */
interface Unwrapped {
  readonly words: Words;
  readonly environment: ReadonlyMap<string, Variable>;
  /** Undefined if it is not known. */
  readonly directory: string | undefined;
}

export const isShell = (word = "") => shell.test(programName(word));

/** What a command line starts by a shell or by a program that starts others; undefined for any other program. */
export function startedBy(words: Words): ShellScript | Unwrapped | undefined {
  return isShell(words[0]) ? { script: scriptOf(words.slice(1)) } : unwrappedBy(words);
}

/** What a program that starts others starts, but for shells. */
export function unwrappedBy([first = "", ...rest]: Words): ShellScript | Unwrapped | undefined {
  const wrapper = wrappers.get(programName(first));
  if (wrapper === undefined) return undefined;
  const text = wrapper.text === undefined ? -1 : rest.indexOf(wrapper.text);
  return text >= 0 ? { script: rest.slice(text + 1) } : unwrapped(rest, wrapper);
}

/** The command line behind the words of the program that starts it, and what those set for it. */
function unwrapped(words: Words, { valued = [], own = 0 }: Wrapper): Unwrapped {
  const environment = new Map<string, Variable>();
  let directory: string | undefined = ".";
  let index = 0;
  for (; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    const [, name, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
    if (name !== undefined) environment.set(name, { set: true, value: text?.includes("$") ? undefined : text });
    else if (!word.startsWith("-")) break;
    else if (valued.includes(word)) {
      index++;
      const value = words[index];
      const unsets = word === "--unset" || (word === "-u" && valued.includes("--unset"));
      if (unsets) environment.set(value ?? "", { set: false, value: undefined });
      if (word === "-C" || word === "--chdir") directory = value?.includes("$") ? undefined : value;
    }
  }
  return { words: words.slice(index + own), environment, directory };
}

/** The text of a shell's `-c` and the words behind it; none for a script file, whose content is unknown. */
export function scriptOf(words: Words): Words {
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || !/^[-+]/.test(word)) return [];
    const short = !word.startsWith("--");
    // `-o` takes the name of an option: -o pipefail.
    const named = short && /[oO]$/.test(word);
    if (short && word.startsWith("-") && word.includes("c")) return words.slice(index + (word.includes("o") ? 2 : 1));
    if (named || word === "--rcfile" || word === "--init-file") index++;
  }
  return [];
}
