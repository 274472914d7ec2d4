#!/usr/bin/env bash
# Tries what `make dist` has made as its users would: the package in a Debian without Swift, the wheel in a fresh environment.
# Needs root, debootstrap and the network; takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
dist=$PWD/.build/dist
[ -e "$dist/SHA256SUMS" ] || { echo "make dist comes first."; exit 1; }
folder=$(mktemp -d)
trap 'umount "$folder/debian/proc" 2>/dev/null || true; rm -rf --one-file-system "$folder"' EXIT
Sources/packaging/check-program.sh "$dist/corridor"

Sources/packaging/test-wheel.sh "$dist/corridor"

command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap
debootstrap --variant=minbase --include=man-db,libstdc++6 stable "$folder/debian" >"$folder/log" 2>&1 ||
  { tail "$folder/log"; exit 1; }
mount -t proc proc "$folder/debian/proc"
cp "$dist"/corridor_*.deb "$folder/debian/tmp/corridor.deb"
inside() { chroot "$folder/debian" "$@"; }
inside dpkg -i /tmp/corridor.deb
inside sh -c 'command -v swift && exit 1; true'
inside corridor plan /usr/share/corridor/example --budget 24000000 --report /tmp/plan.html
inside test -s /tmp/plan.html
inside corridor plan /usr/share/corridor/example --budget 24000000 -o /tmp/plan.json
inside corridor verify /usr/share/corridor/example /tmp/plan.json
inside sh -c 'MANPAGER=cat man corridor | head -5'
inside grep -q "^# From a table to a proven plan" /usr/share/doc/corridor/tutorial.md
echo "The package and the wheel work."
