// What all loops share: vectors of labels, and functions that are compiled once for each kind of processor.
#ifndef CORRIDOR_PROCESSORS_H
#define CORRIDOR_PROCESSORS_H

#include "sweeps.h"

// Signed lanes, since plain x86-64 compares only signed ones; labels and costs stay below 2^30.
typedef int32_t lanes __attribute__((vector_size(64), aligned(64)));

#define UNREACHABLE ((1 << 30) - 1)
#define INLINE static inline __attribute__((always_inline))

// FOR_EVERY_PROCESSOR(KERNELS) expands KERNELS(suffix, attributes), which defines functions, for each; DISPATCH calls the one that
// `instructions` asks for.
#if defined(__x86_64__)

#define FOR_EVERY_PROCESSOR(kernels)                \
  kernels(portable, )                               \
  kernels(avx2, __attribute__((target("avx2"))))    \
  kernels(avx512, __attribute__((target("avx512f"))))

#define DISPATCH(kernel, ...)                                  \
  switch (instructions) {                                      \
    case CORRIDOR_AVX512: kernel##_avx512(__VA_ARGS__); break; \
    case CORRIDOR_AVX2: kernel##_avx2(__VA_ARGS__); break;     \
    case CORRIDOR_PORTABLE: kernel##_portable(__VA_ARGS__); break; \
  }

#else

#define FOR_EVERY_PROCESSOR(kernels) kernels(portable, )

#define DISPATCH(kernel, ...) \
  (void)instructions;         \
  kernel##_portable(__VA_ARGS__);

#endif

#endif
