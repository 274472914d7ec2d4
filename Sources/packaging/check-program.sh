#!/usr/bin/env bash
# What a program needs of the system it runs on: fails for any library beyond glibc, libstdc++ and libgcc, and for any symbol
# newer than glibc 2.34 (Debian 12, Ubuntu 22.04, Rocky 9).
set -euo pipefail
program=$1
allowed='^(linux-vdso|libc|libm|libstdc\+\+|libgcc_s|ld-linux-x86-64|ld-linux-aarch64|libpthread|libdl|librt)\.so'
others=$(ldd "$program" | sed -E 's|^\s*([^ ]*/)?([^ /]+) .*|\2|' | grep -Ev "$allowed" || true)
[ -z "$others" ] || { echo "$program needs more than it may: $others"; exit 1; }
newest=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort -uV | tail -1)
[ "$(printf '%s\n2.34\n' "$newest" | sort -V | tail -1)" = 2.34 ] || {
  echo "$program needs glibc $newest, newer than 2.34:"
  objdump -T "$program" | grep "GLIBC_$newest"
  exit 1
}
echo "$program: $(stat -c %s "$program") bytes, needs glibc $newest, libstdc++ and libgcc, nothing else."
