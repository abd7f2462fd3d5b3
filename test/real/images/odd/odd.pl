#!/usr/bin/perl
# Every way to write that a read-only root refuses, one in each directory of /w; `untouched`, `mkdir_exists` and `read` are
# left alone.
use strict;
use warnings;
use Fcntl;
use POSIX ();
use Socket;

$| = 1;

sub touch { my ($path) = @_; open(my $file, '>', $path) or die "$path: $!\n"; print $file "x"; close $file; }

my %ways = (
  append => sub { open(my $file, '>>', '/w/append/f') or die $!; print $file "x"; close $file },
  child => sub { my $pid = fork // die $!; if (!$pid) { touch('/w/child/new'); POSIX::_exit(0) } waitpid $pid, 0 },
  chmod_same => sub { chmod((stat '/w/chmod_same')[2] & 07777, '/w/chmod_same') or die $! },
  chown_same => sub { chown 0, 0, '/w/chown_same' or die $! },
  createunlink => sub { touch('/w/createunlink/new'); unlink '/w/createunlink/new' or die $! },
  exec => sub { touch('/w/exec/run'); chmod 0755, '/w/exec/run' or die $! },
  fifo => sub { POSIX::mkfifo('/w/fifo/pipe', 0600) or die $! },
  link => sub { link '/w/link/f', '/w/link/hard' or die $! },
  mkdirrmdir => sub { mkdir '/w/mkdirrmdir/new' or die $!; rmdir '/w/mkdirrmdir/new' or die $! },
  mkdir_exists => sub { mkdir '/w/mkdir_exists/sub' },
  mtime_restored => sub {
    my ($a, $m) = (stat '/w/mtime_restored/f')[8, 9];
    open(my $file, '+<', '/w/mtime_restored/f') or die $!; print $file "X"; close $file;
    utime $a, $m, '/w/mtime_restored/f' or die $!;
  },
  # Mapped and not written: the open alone is refused.
  mmap => sub { sysopen(my $file, '/w/mmap/f', O_RDWR) or die $! },
  openat_rdwr => sub { sysopen(my $file, '/w/openat_rdwr/f', O_RDWR) or die $! },
  otmpfile => sub { sysopen(my $file, '/w/otmpfile', 020200000 | O_RDWR, 0600) or die $!; syswrite $file, 'x' },
  pidfile => sub { touch('/w/pidfile/pid') },
  read => sub { open(my $file, '<', '/w/read/f') or die $!; my $line = <$file> },
  rename => sub { rename '/w/rename/f', '/w/rename/g' or rename '/w/rename/g', '/w/rename/f' or die $! },
  rmdir => sub { rmdir '/w/rmdir/sub' or die $! },
  socket => sub {
    socket(my $socket, PF_UNIX, SOCK_STREAM, 0) or die $!;
    unlink '/w/socket/s';
    bind($socket, pack_sockaddr_un('/w/socket/s')) or die $!;
  },
  symlink => sub { symlink 'f', '/w/symlink/soft' or die $! },
  throughlink => sub { touch('/w/link_to/new') },
  truncate => sub { truncate '/w/truncate/f', 0 or die $! },
  unlink => sub { unlink '/w/unlink/f' or die $! },
  utime => sub { utime undef, undef, '/w/utime/f' or die $! },
  volume => sub { touch('/w/volume/new') },
  wronly_no_write => sub { sysopen(my $file, '/w/wronly_no_write/f', O_WRONLY) or die $! },
);

for my $name (sort keys %ways) {
  eval { $ways{$name}->(); 1 } or print "$name: $@\n";
}
$SIG{TERM} = sub { touch('/w/atstop/bye'); exit 0 };
# After it is ready, and again and again.
while (1) { sleep 1; eval { touch('/w/late/tick'); 1 } or print "late: $@\n" }
