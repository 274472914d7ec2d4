// Climbs and sweeps of 16 sources, and rows of a matrix of costs, compiled once for each kind of processor; see sweeps.h.

#include "sweeps.h"

// Sums come out the same with all instructions: no compiler may join a product and an addition into one rounding.
#pragma STDC FP_CONTRACT OFF

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

typedef double reals __attribute__((vector_size(128), aligned(64)));

// Adds with the error of each addition carried along (Kahan 1965, doi:10.1145/363707.363723).
INLINE void add(reals *sum, reals *error, const reals *term) {
  reals corrected = *term - *error;
  reals next = *sum + corrected;
  *error = (next - *sum) - corrected;
  *sum = next;
}

INLINE void sum_within(const lanes *labels, const uint32_t *ranks, const double *weights, uint32_t count,
                       uint32_t limit, double *sums) {
  reals sum = {}, error = {};
  for (uint32_t target = 0; target < count; target++) {
    // A lane that holds is -1.
    lanes is_within = labels[ranks[target]] <= (lanes){} + (int32_t)limit;
    reals term = __builtin_convertvector(-is_within, reals) * weights[target];
    add(&sum, &error, &term);
  }
  __builtin_memcpy(sums, &sum, sizeof sum);
}

INLINE void sum_worth(const lanes *labels, const uint32_t *ranks, const double *weights, uint32_t count,
                      uint32_t limit, const double *worth, double *sums) {
  reals sum = {}, error = {};
  const lanes beyond = (lanes){} + (int32_t)limit + 1;
  for (uint32_t target = 0; target < count; target++) {
    lanes label = __builtin_elementwise_min(labels[ranks[target]], beyond);
    reals term;
    for (int lane = 0; lane < 16; lane++) term[lane] = worth[label[lane]];
    term *= weights[target];
    add(&sum, &error, &term);
  }
  __builtin_memcpy(sums, &sum, sizeof sum);
}

INLINE void lower_row(lanes *to, const lanes *from, uint32_t cost, uint32_t count) {
  for (uint32_t line = 0; line < (count + 15) / 16; line++) {
    to[line] = __builtin_elementwise_min(to[line], from[line] + (int32_t)cost);
  }
}

#define TILE 64

// Lowers a tile by ways over `middles` vertices, one after the other: rows of `onward` may be rows of the tile.
INLINE void lower_in_turn(uint32_t *tile, const uint32_t *to_middle, const uint32_t *onward, uint32_t rows,
                          uint32_t middles, uint64_t stride) {
  for (uint32_t middle = 0; middle < middles; middle++) {
    const lanes *from = (const lanes *)(onward + middle * stride);
    for (uint32_t row = 0; row < rows; row++) {
      lower_row((lanes *)(tile + row * stride), from, to_middle[row * stride + middle], TILE);
    }
  }
}

// The same for a tile that shares nothing with the others: its row stays in registers.
INLINE void lower_apart(uint32_t *tile, const uint32_t *to_middle, const uint32_t *onward, uint32_t rows,
                        uint32_t middles, uint64_t stride) {
  for (uint32_t row = 0; row < rows; row++) {
    lanes *costs = (lanes *)(tile + row * stride);
    lanes a = costs[0], b = costs[1], c = costs[2], d = costs[3];
    for (uint32_t middle = 0; middle < middles; middle++) {
      const lanes *from = (const lanes *)(onward + middle * stride);
      int32_t cost = (int32_t)to_middle[row * stride + middle];
      a = __builtin_elementwise_min(a, from[0] + cost);
      b = __builtin_elementwise_min(b, from[1] + cost);
      c = __builtin_elementwise_min(c, from[2] + cost);
      d = __builtin_elementwise_min(d, from[3] + cost);
    }
    costs[0] = a, costs[1] = b, costs[2] = c, costs[3] = d;
  }
}

INLINE uint32_t rows_of(uint32_t start, uint32_t size) {
  return size - start < TILE ? size - start : TILE;
}

// By tiles that fit the first cache; see Venkataraman, Sahni and Mukhopadhyaya 2003, doi:10.1145/996546.996553.
INLINE void close_matrix(uint32_t *costs, uint32_t size, uint32_t stride_in) {
  const uint64_t stride = stride_in;
  for (uint32_t k = 0; k < size; k += TILE) {
    const uint32_t middles = rows_of(k, size);
    uint32_t *corner = costs + k * stride + k;
    lower_in_turn(corner, corner, corner, middles, middles, stride);
    for (uint32_t j = 0; j < size; j += TILE) {
      uint32_t *tile = costs + k * stride + j;
      if (j != k) lower_in_turn(tile, corner, tile, middles, middles, stride);
    }
    for (uint32_t i = 0; i < size; i += TILE) {
      if (i == k) continue;
      uint32_t *column = costs + i * stride + k;
      lower_in_turn(column, column, corner, rows_of(i, size), middles, stride);
      for (uint32_t j = 0; j < size; j += TILE) {
        if (j == k) continue;
        lower_apart(costs + i * stride + j, column, costs + k * stride + j, rows_of(i, size), middles, stride);
      }
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
  }                                                                                               \
  attributes static void row_##suffix(uint32_t *to, const uint32_t *from, uint32_t cost,          \
                                      uint32_t count) {                                           \
    lower_row((lanes *)to, (const lanes *)from, cost, count);                                     \
  }                                                                                               \
  attributes static void close_##suffix(uint32_t *costs, uint32_t size, uint32_t stride) {        \
    close_matrix(costs, size, stride);                                                            \
  }                                                                                               \
  attributes static void within_##suffix(const uint32_t *labels, const uint32_t *ranks,           \
                                         const double *weights, uint32_t count, uint32_t limit,   \
                                         double *sums) {                                          \
    sum_within((const lanes *)labels, ranks, weights, count, limit, sums);                        \
  }                                                                                               \
  attributes static void worth_##suffix(const uint32_t *labels, const uint32_t *ranks,            \
                                        const double *weights, uint32_t count, uint32_t limit,    \
                                        const double *worth, double *sums) {                      \
    sum_worth((const lanes *)labels, ranks, weights, count, limit, worth, sums);                  \
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

void corridor_lower_row(corridor_instructions instructions, uint32_t *to, const uint32_t *from,
                        uint32_t cost, uint32_t count) {
  DISPATCH(row, to, from, cost, count)
}

void corridor_close(corridor_instructions instructions, uint32_t *costs, uint32_t size,
                    uint32_t stride) {
  DISPATCH(close, costs, size, stride)
}

void corridor_sum_within16(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                           const double *weights, uint32_t count, uint32_t limit, double *sums) {
  DISPATCH(within, labels, ranks, weights, count, limit, sums)
}

void corridor_sum_worth16(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                          const double *weights, uint32_t count, uint32_t limit, const double *worth,
                          double *sums) {
  DISPATCH(worth, labels, ranks, weights, count, limit, worth, sums)
}
