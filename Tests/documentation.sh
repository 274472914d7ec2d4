#!/usr/bin/env bash
# Makes the documentation of every library product from the modules of a build (release, unless told otherwise); a
# warning is an error. Links between modules are no links to DocC, so names of other modules stand in single backticks.
set -euo pipefail
cd "$(dirname "$0")/.."
build=.build/${1:-release}
target=$(swift -print-target-info | sed -n 's/.*"triple": "\([^"]*\)".*/\1/p' | head -1)
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
failed=
# The C modules of this package and, for the live page, of those it depends on.
maps=()
for map in "$build"/*.build/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap; do
  [ ! -e "$map" ] || maps+=(-Xcc "-fmodule-map-file=$map")
done
for module in $(sed -n 's/.*\.library(name: "\([A-Za-z]*\)".*/\1/p' Package.swift); do
  mkdir "$output/$module"
  swift-symbolgraph-extract -module-name "$module" -target "$target" -minimum-access-level public \
    -output-dir "$output/$module" -I "$build/Modules" -I Sources/CGLPK -I Sources/CZlib -I Sources/CHDF5 \
    -I Sources/CSQLite "${maps[@]}"
  catalogue=Sources/$module/$module.docc
  [ -d "$catalogue" ] || catalogue=
  docc convert $catalogue --additional-symbol-graph-dir "$output/$module" --warnings-as-errors \
    --fallback-display-name "$module" --fallback-bundle-identifier "corridor.$module" \
    --output-path "$output/$module.doccarchive" >"$output/log" 2>&1 ||
    { echo "$module:"; cat "$output/log"; failed=yes; }
done
[ -z "$failed" ] || { echo "The documentation has warnings."; exit 1; }
echo "The documentation of all library products has no warning."
