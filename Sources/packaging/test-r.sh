#!/usr/bin/env bash
# Types the blocks of Sources/documentation/r.md in R with a program, and compares what they print with what the page shows: test-r.sh PROGRAM.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
Rscript -e 'invisible(loadNamespace("jsonlite"))' 2>/dev/null ||
  { echo "R with jsonlite is missing: apt-get install r-base-core r-cran-jsonlite"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$program" "$folder/corridor"
# blocks LANGUAGE: what stands between ```LANGUAGE and ```.
blocks() {
  awk -v language="$1" '
    /^```/ { inside = inside ? 0 : $0 == "```" language ? 1 : 2; next }
    inside == 1' Sources/documentation/r.md
}
blocks r >"$folder/page.R"
blocks "" >"$folder/expected"
[ -s "$folder/page.R" ] && [ -s "$folder/expected" ]
PATH=$folder:$PATH Rscript "$folder/page.R" >"$folder/printed"
diff "$folder/expected" "$folder/printed" || { echo "R prints something else than Sources/documentation/r.md shows (left)."; exit 1; }
echo "R prints what Sources/documentation/r.md shows."
