# The two commands of the README, and what maintainers need besides.
#
#   make        installs what is missing, builds, and plans 1 trillion CNY on Networks/china
#   make test   installs what is missing and runs all tests

BUDGET ?= 1e12
CORRIDOR = .build/release/corridor

.PHONY: china test build setup lint sanitize china-tables

china: build
	$(CORRIDOR) access Networks/china --measure gravity --by macro --format text | sed '/^zone_id/,$$d'
	$(CORRIDOR) plan Networks/china --budget $(BUDGET)

test: setup
	swift test --disable-xctest

build: setup
	swift build -c release --product corridor

# The libraries from outside the Swift packages, both in Debian and Ubuntu: GLPK for linear programs
# (GPL-3.0-or-later) and zlib for gzip.
setup:
	@command -v swift >/dev/null || { echo "Swift 6.3 or later is needed: https://www.swift.org/install/linux/"; exit 1; }
	@missing=; \
	test -e /usr/include/glpk.h || missing="$$missing libglpk-dev"; \
	test -e /usr/include/zlib.h || missing="$$missing zlib1g-dev"; \
	[ -z "$$missing" ] || { \
	  echo "Installing$$missing with apt-get."; \
	  root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	  $$root apt-get update -qq && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; }

lint:
	swift format lint --strict --recursive Sources Tests Package.swift \
	  Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks \
	  Benchmarks/instances/Package.swift Benchmarks/instances/Sources

# The path kernels' tests under the address and thread sanitizers; takes a while.
sanitize: setup
	Tests/sanitizers.sh

# Rebuilds Networks/china from the raw tables in the folder DATA.
china-tables: setup
	swift run -c release BuildChinaNetwork --data $(DATA) --output Networks/china --force
