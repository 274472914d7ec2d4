#!/usr/bin/env bash
# Makes the Debian package of a built program: deb.sh PROGRAM FOLDER. Needs dpkg-deb alone.
#
# The same program gives the same bytes: all times are that of the last commit, or SOURCE_DATE_EPOCH, modes are set, one thread compresses.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
output=$(realpath "$2")
cd "$(dirname "$0")/../.."
version=$("$program" --version)
architecture=$(dpkg --print-architecture)
export DPKG_DEB_THREADS_MAX=1
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
umask 022
share=$root/usr/share
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$share/man/man1" "$share/doc/corridor" "$share/corridor" \
  "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
install -m 755 "$program" "$root/usr/bin/corridor"
"$program" --generate-man | gzip -9n >"$share/man/man1/corridor.1.gz"
"$program" --generate-completion-script bash >"$share/bash-completion/completions/corridor"
"$program" --generate-completion-script zsh >"$share/zsh/vendor-completions/_corridor"
"$program" --generate-completion-script fish >"$share/fish/vendor_completions.d/corridor.fish"
cp -r Networks/example "$share/corridor/example"
mkdir -p "$share/doc/corridor/Networks"
cp Sources/documentation/*.md "$share/doc/corridor/"
cp Networks/README.md "$share/doc/corridor/Networks/"
gzip -9nc CHANGELOG.md >"$share/doc/corridor/changelog.gz"
cat >"$share/doc/corridor/copyright" <<'TEXT'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: corridor
Comment: The program holds GLPK (GPL-3.0-or-later), SuiteSparse's AMD and COLAMD (BSD-3-Clause), GMP (LGPL-3.0-or-later),
 libltdl (LGPL-2.1-or-later), zlib (Zlib), SQLite (public domain) and the Swift runtime (Apache-2.0 with runtime library
 exception).

Files: *
License: GPL-3.0-or-later
 On Debian systems the text is in /usr/share/common-licenses/GPL-3.
TEXT
chmod -R u=rwX,go=rX "$root"
# Sizes of files: those of folders depend on the file system.
size=$(find "$root/usr" -type f -printf '%s\n' | awk '{ bytes += $1 } END { print int((bytes + 1023) / 1024) }')
cat >"$root/DEBIAN/control" <<TEXT
Package: corridor
Version: $version
Architecture: $architecture
Maintainer: The Corridor developers <corridor@localhost>
Installed-Size: $size
Depends: libc6 (>= 2.34), libstdc++6, libgcc-s1
Section: science
Priority: optional
Description: which transport corridors to build so that lagging regions catch up
 Corridor takes a transport network and a list of projects with costs, says which to build under a budget so that
 lagging regions' access catches up, proves how close to the best that plan is, and shows it on a map.
 A network to try is in /usr/share/corridor/example, a tutorial and an answer for each kind of error in
 /usr/share/doc/corridor.
TEXT
find "$root" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$root" "$output/corridor_${version}_$architecture.deb"
