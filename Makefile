# The two commands of the README, and what maintainers need besides.
#
#   make        installs what is missing, builds, and plans 1 trillion CNY on Networks/china
#   make test   installs what is missing and runs all tests

BUDGET ?= 1e12
# What a plain swift build leaves out: OMX matrices (HDF5), GeoPackages (SQLite) and the live page (hummingbird).
# TRAITS= builds without.
TRAITS ?= --traits OMX,GeoPackage,Server
CORRIDOR = .build/release/corridor
# Else SwiftPM names the traits in another order each time and builds everything again.
export SWIFT_DETERMINISTIC_HASHING = 1

.PHONY: china test build programs man setup lint docs sanitize fuzz china-tables dist setup-dist release python r bare slurm

china: build
	$(CORRIDOR) access Networks/china --measure gravity --by macro --top 5 --worst 5 --format text
	$(CORRIDOR) plan Networks/china --budget $(BUDGET)

test: setup
	swift test --disable-xctest $(TRAITS) $(TESTS)

build: setup
	swift build -c release --product corridor $(TRAITS)

# All that users have: the program and the small one that checks its plans.
programs: build
	swift build -c release --product corridor-check $(TRAITS)

# The manual page, from the same descriptions as the help.
man: build
	$(CORRIDOR) --generate-man > .build/corridor.1
	@echo "man -l .build/corridor.1 shows it; copy it to /usr/local/share/man/man1 to install it."

# One program that needs no Swift and no library but glibc and libstdc++, a Debian package and a Python wheel of it, with their
# SHA-256, in .build/dist.
dist: setup-dist
	Sources/packaging/static.sh
	Sources/packaging/deb.sh .build/dist/corridor .build/dist
	Sources/packaging/wheel.py .build/dist/corridor .build/dist
	cd .build/dist && sha256sum corridor corridor_*.deb corridor_plan-*.whl > SHA256SUMS && cat SHA256SUMS

# The Python module's tests, on the wheel of the program that is built here.
python: build
	Sources/packaging/test-wheel.sh .build/release/corridor

# The page for R, typed in R with the program that is built here.
r: build
	Sources/packaging/test-r.sh .build/release/corridor

# A release from a clean commit: all checks, the artefacts twice, and a tag that is not pushed.
release: setup-dist
	Sources/packaging/release.sh

# The first of the two commands in a bare Debian that has nothing but Swift; as root.
bare:
	Sources/packaging/bare.sh

# What a static program takes besides: the static libraries of GLPK's own, and binutils.
setup-dist: setup
	@missing=; for package in libltdl-dev libgmp-dev libsuitesparse-dev binutils dpkg-dev; do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	[ -z "$$missing" ] || { \
	  root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	  $$root apt-get update -qq && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; }

# The libraries from outside the Swift packages, both in Debian and Ubuntu: GLPK for linear programs
# (GPL-3.0-or-later) and zlib for gzip; and for the traits HDF5 for OMX and SQLite for GeoPackages.
setup:
	@command -v swift >/dev/null || { echo "Swift 6.3 or later is needed: https://www.swift.org/install/linux/"; exit 1; }
	@missing=; \
	test -e /usr/include/glpk.h || missing="$$missing libglpk-dev"; \
	test -e /usr/include/zlib.h || missing="$$missing zlib1g-dev"; \
	case "$(TRAITS)" in *OMX*) \
	  test -e /usr/include/hdf5/serial/hdf5.h || missing="$$missing libhdf5-dev";; esac; \
	case "$(TRAITS)" in *GeoPackage*) \
	  test -e /usr/include/sqlite3.h || missing="$$missing libsqlite3-dev";; esac; \
	[ -z "$$missing" ] || { \
	  echo "Installing$$missing with apt-get."; \
	  root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	  $$root apt-get update -qq && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; }

lint:
	swift format lint --strict --recursive Sources Tests Package.swift \
	  Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks \
	  Benchmarks/instances/Package.swift Benchmarks/instances/Sources
	Tests/columns.sh

# A static site of the guide and of every library product's documentation, in .build/documentation; a warning is an error.
docs: build
	Tests/documentation.sh

# The path kernels' tests under the address and thread sanitizers; takes a while.
sanitize: setup
	Tests/sanitizers.sh

# Every reader under random changes of sound files for a moment, always the same ones; Tests/Fuzzing/nightly.sh is for long.
fuzz: setup
	Tests/Fuzzing/run.sh -j 2 -s 15 -r 1

# Shards on a real Slurm of three nodes on this host (as root: it installs slurm-wlm and munge); three to five minutes.
slurm: build
	Tests/slurm.sh .build/release/corridor

# Rebuilds Networks/china and Networks/china2016 from the raw tables in the folder DATA and the newer ones in the folder RECENT.
china-tables: setup
	swift run -c release BuildChinaNetwork --data $(DATA) --recent $(RECENT) --output Networks/china --force
	swift run -c release BuildChinaNetwork --data $(DATA) --recent $(RECENT) --as-of 2016 \
	  --output Networks/china2016 --force
