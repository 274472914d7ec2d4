#!/bin/sh
# Comments of more than 100 columns, which swift format lets pass; fails when there is one.
cd "$(dirname "$0")/.." || exit 1
long=$(find Sources Tests Benchmarks Package.swift -name .build -prune -o -name '*.swift' -print0 |
  LC_ALL=C.UTF-8 xargs -0 grep -nHE '^ *//' | LC_ALL=C.UTF-8 grep -E '^[^:]+:[0-9]+:.{101,}$')
[ -z "$long" ] || { echo "Comments of more than 100 columns:"; echo "$long"; exit 1; } >&2
