#!/bin/sh
# Installs what is missing to build, test or measure, and nothing that is there already.
#
#     Tests/Setup/need.sh build|test|bench
#
# Made for Debian 12, as root or with sudo. Where a thing can't be installed it says what and how,
# and ends with status 1.
set -eu

# What the toolchain needs to link, and the two libraries that the product is linked with.
build='gcc libc6-dev libstdc++-12-dev binutils git make libncurses-dev libsqlite3-dev tzdata
  libcurl4 libxml2 libedit2 ca-certificates'
# Python with a terminal emulator, a real terminal, a tracer, the manual's checker, the terminal
# descriptions beyond the basic ones, the shells that there are completions for, three readers
# of calendars, one of Markdown, one of PDF and one of DOCX.
tests='python3 python3-pyte python3-pexpect tmux strace mandoc ncurses-term procps zsh fish
  python3-icalendar python3-dateutil khal calcurse python3-markdown-it poppler-utils pandoc'
# The programs that the board is measured beside.
yardsticks='less htop calcurse sqlite3'

case "${1:-}" in
  build) wanted=$build ;;
  test) wanted="$build $tests" ;;
  bench) wanted="$build $tests $yardsticks" ;;
  *) echo "usage: need.sh build|test|bench" >&2; exit 64 ;;
esac

say() { echo "csecboard: $*" >&2; }

if ! command -v "${SWIFT:-swift}" >/dev/null 2>&1; then
  say "no Swift toolchain on PATH: install Swift 6.1 or later as swift.org/install says for"
  say "Debian 12, or name it: make SWIFT=/path/to/usr/bin/swift"
  exit 1
fi

missing=''
if command -v dpkg-query >/dev/null 2>&1; then
  for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
  done
else
  say "this is no Debian: have what these Debian packages hold, or the next step will miss it:"
  say "$(echo $wanted)"
  exit 0
fi
[ -n "$missing" ] || exit 0
missing=${missing# }

if [ "$(id -u)" = 0 ]; then
  as_root=''
elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
  as_root=sudo
else
  say "missing: $missing"
  say "and this account may not install them. As root: apt-get install -y $missing"
  exit 1
fi

say "installing $missing"
install() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing \
    >"$log" 2>&1
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A fresh machine has no package lists, an old one has lists of files that are gone.
if ! install && ! { $as_root apt-get update >"$log" 2>&1 && install; }; then
  tail -n 20 "$log" >&2
  say "could not install: $missing"
  say "When the package mirror can be reached again, as root: apt-get install -y $missing"
  exit 1
fi
