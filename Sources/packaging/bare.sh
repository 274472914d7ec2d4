#!/usr/bin/env bash
# Types the README's first command in a bare Debian, so that no step of it is missing: bare.sh [--here] [COMMAND], "make" unless told
# otherwise; bare.sh "make && make test" types both. Says how long each part took.
#
# The Debian is made anew by debootstrap and has what https://www.swift.org/install/linux names, git and make; Swift itself is this
# machine's. The command runs in a clone of the last commit, or with --here in this very folder, which keeps what is built. Packages of
# Swift come from where this machine gets them. Needs root and a machine that allows mount namespaces. All mounts are in a namespace
# of their own and gone with it, so nothing outside can be removed.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=
[ "${1:-}" != --here ] || { here=$PWD; shift; }
command=${1:-make}
# What this machine cannot do ends with 69, what the command does with its own code.
refuse() { echo "bare.sh: $*" >&2; exit 69; }
[ "$(id -u)" = 0 ] || refuse "needs root to make a system of its own; run it as root."
unshare --mount true 2>/dev/null || refuse "this machine allows no mount namespaces; run it where it does."
command -v debootstrap >/dev/null || refuse "debootstrap is missing; apt-get install debootstrap."
swift=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
. /etc/os-release
folder=$(mktemp -d)
trap 'rm -rf --one-file-system "$folder"' EXIT

seconds=$SECONDS
# What Swift needs by its own installation page, less what only its debugger and this package's own libraries do: those are for make to install.
needs=binutils,g++,libc6-dev,libcurl4,libncurses6,libsqlite3-0,libxml2,tzdata,ca-certificates,git,make
components=main
[ "$ID" != ubuntu ] || components=main,universe
debootstrap --variant=minbase --components="$components" --include="$needs" "$VERSION_CODENAME" "$folder/debian" \
  >"$folder/log" 2>&1 || { tail "$folder/log"; refuse "debootstrap could not make $VERSION_CODENAME."; }
echo "A bare $VERSION_CODENAME: $((SECONDS - seconds)) s."

place=${here:-/corridor}
mkdir -p "$folder/debian$place"
[ -n "$here" ] || git clone -q . "$folder/debian$place"
[ ! -e /etc/gitconfig ] || cp /etc/gitconfig "$folder/debian/etc/"
# Certificates that this machine trusts besides.
cp -L /etc/ssl/certs/ca-certificates.crt "$folder/debian/etc/ssl/certs/"
seconds=$SECONDS
# Inside: Swift and mirrors of packages, read only, at the places that they have here.
folder=$folder swift=$swift command=$command here=$here place=$place unshare --mount bash -euo pipefail -c '
  root=$folder/debian
  mount --make-rprivate /
  mount -t proc proc "$root/proc"
  lend() { mkdir -p "$root$1"; mount --bind "$1" "$root$1"; mount -o remount,bind,ro "$root$1"; }
  lend "$swift"
  for mirror in $(git config --system --get-regexp "^url\..*\.insteadof$" | sed -E "s/^url\.(.*)\.insteadof .*/\1/" | sort -u); do
    [ "${mirror#/}" = "$mirror" ] || lend "${mirror%/}"
  done
  [ -z "$here" ] || mount --bind "$here" "$root$here"
  proxies=()
  for name in http_proxy https_proxy no_proxy; do [ -z "${!name:-}" ] || proxies+=("$name=${!name}"); done
  exec chroot "$root" env -i "${proxies[@]}" HOME=/root TERM=dumb PATH="/usr/sbin:/usr/bin:/sbin:/bin:$swift/bin" \
    sh -c "cd $place && $command"
'
echo "In a bare $VERSION_CODENAME, \"$command\" took $((SECONDS - seconds)) s."
