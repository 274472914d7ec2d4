// Climbs and sweeps of 16 sources, and their labels as rows; see sweeps.h.

#include "processors.h"

#include <string.h>

corridor_instructions corridor_best_instructions(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return CORRIDOR_AVX512;
  if (__builtin_cpu_supports("avx2")) return CORRIDOR_AVX2;
#endif
  return CORRIDOR_PORTABLE;
}

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

// Swaps the blocks off the diagonal of 2 step x 2 step blocks; steps 8, 4, 2 and 1 transpose 16 lines.
#define FIRST(i, step) ((i) & (step) ? 16 + (i) - (step) : (i))
#define SECOND(i, step) ((i) & (step) ? 16 + (i) : (i) + (step))
#define SHUFFLE(one, other, at, step)                                                                       \
  __builtin_shufflevector(one, other, at(0, step), at(1, step), at(2, step), at(3, step), at(4, step),      \
                          at(5, step), at(6, step), at(7, step), at(8, step), at(9, step), at(10, step),    \
                          at(11, step), at(12, step), at(13, step), at(14, step), at(15, step))
#define SWAP(step)                                          \
  for (int i = 0; i < 16; i++) {                            \
    if (i & step) continue;                                 \
    lanes one = line[i], other = line[i + step];            \
    line[i] = SHUFFLE(one, other, FIRST, step);             \
    line[i + step] = SHUFFLE(one, other, SECOND, step);     \
  }

INLINE void transpose16(lanes *line) {
  SWAP(8)
  SWAP(4)
  SWAP(2)
  SWAP(1)
}

INLINE void rows_to_lines(const uint32_t *const *rows, lanes *lines, uint32_t count) {
  for (uint32_t start = 0; start < count; start += 16) {
    lanes block[16];
    for (int row = 0; row < 16; row++) block[row] = *(const lanes *)(rows[row] + start);
    transpose16(block);
    uint32_t width = count - start < 16 ? count - start : 16;
    for (uint32_t line = 0; line < width; line++) lines[start + line] = block[line];
  }
}

INLINE void lines_to_rows(const lanes *labels, const uint32_t *ranks, uint32_t count, uint32_t *to, uint32_t rows,
                          uint64_t stride) {
  for (uint32_t start = 0; start < count; start += 16) {
    lanes block[16];
    uint32_t width = count - start < 16 ? count - start : 16;
    for (uint32_t column = 0; column < 16; column++) {
      block[column] = labels[ranks[start + (column < width ? column : 0)]];
    }
    transpose16(block);
    if (width == 16) {
      for (uint32_t row = 0; row < rows; row++) memcpy(to + row * stride + start, &block[row], 64);
    } else {
      for (uint32_t row = 0; row < rows; row++) memcpy(to + row * stride + start, &block[row], 4 * width);
    }
  }
}

#define KERNELS(suffix, attributes)                                                                \
  attributes static void climb_##suffix(const uint32_t *first_arc, const corridor_arc *arcs,       \
                                        uint32_t last, uint32_t *labels, uint64_t *marks) {        \
    climb(first_arc, arcs, last, (lanes *)labels, marks);                                          \
  }                                                                                                \
  attributes static void sweep_##suffix(const uint32_t *first_arc, const corridor_arc *arcs,       \
                                        uint32_t count, uint32_t *labels, const uint64_t *marks) { \
    sweep(first_arc, arcs, count, (lanes *)labels, marks);                                         \
  }                                                                                                \
  attributes static void to_lines_##suffix(const uint32_t *const *rows, uint32_t *lines,           \
                                           uint32_t count) {                                       \
    rows_to_lines(rows, (lanes *)lines, count);                                                    \
  }                                                                                                \
  attributes static void to_rows_##suffix(const uint32_t *labels, const uint32_t *ranks,           \
                                          uint32_t count, uint32_t *to, uint32_t rows,             \
                                          uint64_t stride) {                                       \
    lines_to_rows((const lanes *)labels, ranks, count, to, rows, stride);                          \
  }

FOR_EVERY_PROCESSOR(KERNELS)

void corridor_climb16(corridor_instructions instructions, const uint32_t *first_arc,
                      const corridor_arc *arcs, uint32_t last, uint32_t *labels, uint64_t *marks) {
  DISPATCH(climb, first_arc, arcs, last, labels, marks)
}

void corridor_sweep16(corridor_instructions instructions, const uint32_t *first_arc,
                      const corridor_arc *arcs, uint32_t count, uint32_t *labels,
                      const uint64_t *marks) {
  DISPATCH(sweep, first_arc, arcs, count, labels, marks)
}

void corridor_rows_to_lines(corridor_instructions instructions, const uint32_t *const *rows, uint32_t *lines,
                            uint32_t count) {
  DISPATCH(to_lines, rows, lines, count)
}

void corridor_lines_to_rows(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                            uint32_t count, uint32_t *to, uint32_t rows, uint64_t stride) {
  DISPATCH(to_rows, labels, ranks, count, to, rows, stride)
}
