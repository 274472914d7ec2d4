#!/usr/bin/env bash
# Builds .build/dist/corridor: one program that needs nothing but glibc, libstdc++ and libgcc, and says so.
#
# The linker takes the first library of a name that it finds; a folder with the static ones alone comes first. OMX is left
# out: HDF5 brings some thirty libraries. Told to open such a file, the program says how to build one that can.
#
# One commit and one toolchain give the same bytes in one folder: debug information, which has whole paths, is stripped, with the digests of compiled
# modules (.swift_modhash), which no program reads; assertions of C name files from the top of the package, and no identifier is made of it all. In
# another folder some bytes differ (RELEASE.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
build=.build/static
libraries=$PWD/$build/libraries
# Nothing of an earlier version may be packed or released again.
rm -rf .build/dist
mkdir -p "$libraries" .build/dist
flags=(-Xlinker "-L$libraries")
for name in glpk amd colamd suitesparseconfig gmp ltdl z sqlite3; do
  path=$(gcc -print-file-name="lib$name.a")
  [ -e "$path" ] || { echo "lib$name.a is missing: make setup-dist installs it."; exit 1; }
  ln -sf "$path" "$libraries/"
  flags+=(-Xlinker "-l$name")
done
gcc -O2 -fno-builtin-hypotf -c Sources/packaging/hypotf.c -o "$libraries/hypotf.o"
flags+=(-Xlinker "$libraries/hypotf.o" -Xcc "-ffile-prefix-map=$PWD/=" -Xlinker --build-id=none)
swift build -c release --product corridor --static-swift-stdlib --scratch-path "$build" \
  --traits "${1:-GeoPackage,Server}" "${flags[@]}"
strip --remove-section=.swift_modhash -o .build/dist/corridor "$build/release/corridor"
Sources/packaging/check-program.sh .build/dist/corridor
