import type { Start } from "./container";

/** An action of an intruder, as a script that exits with 0 if it succeeded. */
export interface Attack {
  name: string;
  script: string;
  /** The users who try it; each of them succeeds in the careless container. */
  as: ("root" | "www-data")[];
  /** Exit code and output, separated by a space, of the failure in the hardened container. */
  refused: RegExp;
  /** Options of the careless container besides a writable root, as people add them when something does not work. */
  careless?: Partial<Start>;
  /** Whether the careless container mounts the engine's socket. */
  engine?: boolean;
}

/** The path at which programs expect the engine's socket. */
export const SOCKET = "/var/run/docker.sock";

/** Starts 6000 waiting children, exits with 0 if all of them started, and ends them. */
const FORKS = `perl -e '
  $SIG{TERM} = "IGNORE";
  for (1 .. 6000) {
    my $pid = fork;
    if (!defined $pid) { $why = "fork: $!"; last }
    if (!$pid) { $SIG{TERM} = "DEFAULT"; sleep 60; exit }
    push @children, $pid;
  }
  kill "KILL", @children;
  print "$why after " . @children . " processes\n" if $why;
  exit($why ? 1 : 0)'`;

/** Lists the containers of the engine over its socket. */
const ENGINE = `perl -MIO::Socket::UNIX -e '
  my $engine = IO::Socket::UNIX->new(Peer => "${SOCKET}") or die "no engine: $!\n";
  print $engine "GET /containers/json HTTP/1.0\r\n\r\n";
  exit(<$engine> =~ / 200 / ? 0 : 1)'`;

const remounting = { readOnly: true, host: { CapAdd: ["SYS_ADMIN"] } };

export const ATTACKS: Attack[] = [
  {
    name: "replace a program",
    script: "printf '#!/bin/sh\\necho replaced\\n' > /usr/bin/passwd && passwd | grep replaced",
    as: ["root"],
    refused: /cannot create \/usr\/bin\/passwd: Read-only file system/,
  },
  {
    name: "change the application's code",
    script: "echo '<?php system($_GET[0]);' >> /usr/src/wordpress/index.php",
    as: ["root", "www-data"],
    // Root without capabilities is refused before.
    refused: /cannot create \/usr\/src\/wordpress\/index.php: (Read-only file system|Permission denied)/,
  },
  {
    name: "add a user without a password",
    script: "echo 'eve::0:0::/:/bin/sh' >> /etc/passwd",
    as: ["root"],
    refused: /cannot create \/etc\/passwd: Read-only file system/,
  },
  {
    name: "drop a program into /tmp and run it",
    script: 'cp /bin/echo "/tmp/for-$(id -u)" && "/tmp/for-$(id -u)" ran',
    as: ["root", "www-data"],
    refused: /^126 sh: 1: \/tmp\/for-\d+: Permission denied$/m,
  },
  {
    name: "remount the root",
    script: "mount -o remount,rw / && touch /x",
    as: ["root"],
    refused: /mount: .*permission denied/i,
    careless: remounting,
  },
  {
    name: "remount /tmp to run programs from it",
    script: "mount -o remount,exec /tmp && cp /bin/echo /tmp/dropped && /tmp/dropped ran",
    as: ["root"],
    refused: /mount: .*permission denied/i,
    careless: { ...remounting, tmpfs: { "/tmp": "" } },
  },
  {
    name: "mount a file system of its own over /etc",
    script: "mount -t tmpfs none /etc && touch /etc/x",
    as: ["root"],
    refused: /mount: .*permission denied/i,
    careless: remounting,
  },
  {
    name: "go around the mount through /proc",
    script: "touch /proc/1/root/usr/bin/x /proc/self/cwd/x",
    as: ["root"],
    refused: /Read-only file system/,
  },
  {
    name: "change a setting of the kernel through /proc/sys",
    script: "cd /proc/sys/kernel && value=$(cat msgmax) && echo $value > msgmax",
    as: ["root"],
    refused: /cannot create msgmax: Read-only file system/,
    // As `--security-opt systempaths=unconfined`.
    careless: { host: { MaskedPaths: [], ReadonlyPaths: [] } },
  },
  {
    // Opens the file for writing and writes nothing, because a write would change the whole machine.
    name: "open a setting of the kernel in /sys for writing",
    script: "mount -o remount,rw /sys; : >> /sys/kernel/rcu_expedited",
    as: ["root"],
    refused: /Read-only file system/,
    careless: { host: { CapAdd: ["SYS_ADMIN"] } },
  },
  {
    name: "reach the engine",
    script: ENGINE,
    as: ["root"],
    refused: /no engine: No such file or directory/,
    engine: true,
  },
  {
    name: "fill the memory of the host through /tmp",
    script: "dd if=/dev/zero of=/tmp/fill bs=1M count=300 2>&1; code=$?; rm -f /tmp/fill; [ $code = 0 ]",
    as: ["root", "www-data"],
    refused: /No space left on device/,
    careless: { tmpfs: { "/tmp": "" } },
  },
  {
    name: "become root through a setuid program",
    // The program waits for a password while the script reads its user ids.
    script: "sleep 3 | passwd > /dev/null 2>&1 & sleep 1; grep ^Uid: /proc/$!/status | tee /dev/stderr | grep -qw 0",
    as: ["www-data"],
    refused: /^1 Uid:\t33\t33\t33\t33$/m,
  },
  {
    name: "fork without limit",
    script: FORKS,
    as: ["www-data"],
    refused: /^1 fork: Resource temporarily unavailable after 40\d\d processes$/m,
  },
  {
    // Keep it last: it exceeds the memory limit, which ends the container; the engine then restarts it.
    name: "fork without limit",
    script: FORKS,
    as: ["root"],
    refused: /^137 $/,
  },
];
