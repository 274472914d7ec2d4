// Climbs and sweeps of 16 sources, compiled once for each kind of processor; see sweeps.h.

#include "sweeps.h"

// Signed lanes, since plain x86-64 compares only signed ones; labels and costs stay below 2^30.
typedef int32_t lanes __attribute__((vector_size(64), aligned(64)));

#define UNREACHABLE ((1 << 30) - 1)
#define INLINE static inline __attribute__((always_inline))

INLINE void climb(const uint32_t *first_arc, const corridor_arc *arcs, uint32_t last, lanes *labels,
                  uint64_t *marks) {
  const lanes unreachable = (lanes){} + UNREACHABLE;
  for (uint32_t word = last / 64 + 1; word-- > 0;) {
    // Arcs lead to smaller ranks, so bits come up below the one in hand, in this word or in one yet to come.
    for (uint64_t todo = marks[word]; todo != 0;) {
      uint32_t bit = 63 - (uint32_t)__builtin_clzll(todo);
      uint32_t rank = word * 64 + bit;
      lanes label = labels[rank];
      for (uint32_t arc = first_arc[rank]; arc < first_arc[rank + 1]; arc++) {
        uint32_t above = arcs[arc].rank;
        uint64_t mark = 1ull << (above & 63);
        lanes old = marks[above / 64] & mark ? labels[above] : unreachable;
        marks[above / 64] |= mark;
        labels[above] = __builtin_elementwise_min(old, label + (int32_t)arcs[arc].cost);
      }
      todo = marks[word] & ((1ull << bit) - 1);
    }
  }
}

INLINE void sweep(const uint32_t *first_arc, const corridor_arc *arcs, uint32_t count, lanes *labels,
                  const uint64_t *marks) {
  const lanes unreachable = (lanes){} + UNREACHABLE;
  const corridor_arc *arc = arcs;
  for (uint32_t start = 0; start < count; start += 64) {
    uint64_t marked = marks[start / 64];
    uint32_t stop = count - start < 64 ? count : start + 64;
    for (uint32_t rank = start; rank < stop; rank++, marked >>= 1) {
      const corridor_arc *end = arcs + first_arc[rank + 1];
      lanes best = unreachable;
      if (marked & 1) best = labels[rank];
      for (; arc < end; arc++) {
        best = __builtin_elementwise_min(best, labels[arc->rank] + (int32_t)arc->cost);
      }
      labels[rank] = best;
    }
  }
}

#define KERNELS(suffix, attributes)                                                               \
  attributes static void climb_##suffix(const uint32_t *first_arc, const corridor_arc *arcs,      \
                                        uint32_t last, uint32_t *labels, uint64_t *marks) {       \
    climb(first_arc, arcs, last, (lanes *)labels, marks);                                         \
  }                                                                                               \
  attributes static void sweep_##suffix(const uint32_t *first_arc, const corridor_arc *arcs,      \
                                        uint32_t count, uint32_t *labels, const uint64_t *marks) { \
    sweep(first_arc, arcs, count, (lanes *)labels, marks);                                        \
  }

KERNELS(portable, )

#if defined(__x86_64__)

KERNELS(avx2, __attribute__((target("avx2"))))
KERNELS(avx512, __attribute__((target("avx512f"))))

corridor_instructions corridor_best_instructions(void) {
  if (__builtin_cpu_supports("avx512f")) return CORRIDOR_AVX512;
  if (__builtin_cpu_supports("avx2")) return CORRIDOR_AVX2;
  return CORRIDOR_PORTABLE;
}

#define DISPATCH(kernel, ...)                                                \
  switch (instructions) {                                                    \
    case CORRIDOR_AVX512: kernel##_avx512(__VA_ARGS__); break;               \
    case CORRIDOR_AVX2: kernel##_avx2(__VA_ARGS__); break;                   \
    case CORRIDOR_PORTABLE: kernel##_portable(__VA_ARGS__); break;           \
  }

#else

corridor_instructions corridor_best_instructions(void) { return CORRIDOR_PORTABLE; }

#define DISPATCH(kernel, ...) \
  (void)instructions;         \
  kernel##_portable(__VA_ARGS__);

#endif

void corridor_climb16(corridor_instructions instructions, const uint32_t *first_arc,
                      const corridor_arc *arcs, uint32_t last, uint32_t *labels, uint64_t *marks) {
  DISPATCH(climb, first_arc, arcs, last, labels, marks)
}

void corridor_sweep16(corridor_instructions instructions, const uint32_t *first_arc,
                      const corridor_arc *arcs, uint32_t count, uint32_t *labels,
                      const uint64_t *marks) {
  DISPATCH(sweep, first_arc, arcs, count, labels, marks)
}
