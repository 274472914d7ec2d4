#!/usr/bin/env bash
# A release from a clean commit, in one command: release.sh [CHECK...]. RELEASE.md tells what comes before and after.
#
# 1. The tree is clean, the version has its entry in CHANGELOG.md, and there is no tag of it yet.
# 2. The checks pass: targets of make, "lint docs python r test" unless others are named.
# 3. The artefacts, built from two clones, have the same bytes. Swift writes lengths of paths into a program, so every release is built in one
#    place, /usr/src/corridor, where each clone is mounted in turn, in a namespace of its own.
# 4. Package and wheel work where there is no Swift (try.sh: needs root).
# 5. SHA256SUMS is written and the tag made; nothing is pushed.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- lint docs python r test
refuse() { echo "release.sh: $*" >&2; exit 1; }

version=$(sed -n 's/^ *static let version = "\(.*\)"$/\1/p' Sources/corridor/Corridor.swift)
[ -n "$version" ] || refuse "Sources/corridor/Corridor.swift has no line: static let version = \"...\"."
[ -z "$(git status --porcelain)" ] || refuse "the tree is not clean; commit or remove: $(git status --porcelain | head -5)"
entry=$(awk -v version="$version" '/^## / { inside = $2 == version; next } inside' CHANGELOG.md)
grep -qE "^## ${version//./\\.} \([0-9]{4}-[0-9]{2}-[0-9]{2}\)$" CHANGELOG.md ||
  refuse "CHANGELOG.md has no heading \"## $version (YYYY-MM-DD)\"; give the entries of \"Unreleased\" that heading."
[ -n "${entry//[[:space:]]/}" ] || refuse "CHANGELOG.md says nothing under \"## $version\"."
! git rev-parse -q --verify "refs/tags/v$version" >/dev/null ||
  refuse "there is a tag v$version already; change the version, or remove the tag with git tag -d v$version."

make "$@"
[ -e Package.resolved ] || refuse "Package.resolved is missing; make build writes it."

work=$(mktemp -d)
home=/usr/src/corridor
[ ! -e "$home" ] || rmdir "$home" 2>/dev/null || refuse "$home is in the way; move it."
trap 'rm -rf --one-file-system "$work"; rmdir "$home" 2>/dev/null || true' EXIT
mkdir -p "$home"
for place in one another/place; do
  git clone -q . "$work/$place"
  # The versions of Swift packages that were checked.
  cp Package.resolved "$work/$place/"
  unshare --mount bash -euc 'mount --make-rprivate /; mount --bind "$1" "$2"; cd "$2"; make dist' bash "$work/$place" "$home" ||
    refuse "the build failed; it needs root, and a machine that allows mount namespaces."
done
diff -rq "$work/one/.build/dist" "$work/another/place/.build/dist" ||
  refuse "two builds of one commit differ; diffoscope on the files above tells in what."
mkdir -p .build
rm -rf .build/dist
mv "$work/one/.build/dist" .build/dist

Sources/packaging/try.sh

cp Package.resolved .build/dist/
git archive --prefix="corridor-$version/" HEAD | gzip -9n >".build/dist/corridor-$version.tar.gz"
(cd .build/dist && rm SHA256SUMS && sha256sum -- * >../sums && mv ../sums SHA256SUMS && sha256sum -c --quiet SHA256SUMS)
git tag -a "v$version" -m "Corridor $version" -m "$entry" -m "$(cat .build/dist/SHA256SUMS)"
cat .build/dist/SHA256SUMS
echo "Tagged v$version. Look at .build/dist, then: git push origin v$version, and upload the folder with the entry of CHANGELOG.md."
