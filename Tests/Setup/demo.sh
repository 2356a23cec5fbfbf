#!/bin/sh
# Makes the demonstration store and opens the board on it.
#
#     Tests/Setup/demo.sh BINARY STORE
#
# Without a terminal the board is printed as text, and the last line says how to open it.
set -eu
binary=$1
store=$2

mkdir -p "$(dirname "$store")"
"$binary" --store "$store" demo --no-open
"$binary" --store "$store"
if ! { [ -t 0 ] && [ -t 1 ]; }; then
  echo
  echo "There is no terminal here. In one, this opens the board:"
  echo "    $binary --store $store"
fi
