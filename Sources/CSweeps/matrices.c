// Matrices of costs: rows lowered by rows, all closed at once, or closed again after a link; see sweeps.h.

#include "processors.h"

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

// The same for a tile that shares nothing with the others: pieces of two rows stay in registers.
INLINE void lower_apart(uint32_t *tile, const uint32_t *to_middle, const uint32_t *onward, uint32_t rows,
                        uint32_t middles, uint64_t stride) {
  for (uint32_t row = 0; row < rows; row += 2) {
    // An odd last row is its own partner.
    const uint64_t next = row + 1 < rows ? stride : 0;
    const uint32_t *one = to_middle + row * stride, *other = one + next;
    for (uint32_t half = 0; half < TILE; half += 32) {
      lanes *upper = (lanes *)(tile + row * stride + half), *lower = (lanes *)(tile + row * stride + half + next);
      lanes a = upper[0], b = upper[1], c = lower[0], d = lower[1];
      for (uint32_t middle = 0; middle < middles; middle++) {
        const lanes *from = (const lanes *)(onward + middle * stride + half);
        int32_t first = (int32_t)one[middle], second = (int32_t)other[middle];
        a = __builtin_elementwise_min(a, from[0] + first);
        b = __builtin_elementwise_min(b, from[1] + first);
        c = __builtin_elementwise_min(c, from[0] + second);
        d = __builtin_elementwise_min(d, from[1] + second);
      }
      lower[0] = c, lower[1] = d;
      upper[0] = a, upper[1] = b;
    }
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

// One more link in a closure, for costs of either precision. Columns that cannot gain are left out by lines of 64 bytes, in
// runs of a first and a last line.
#define INSERT(name, cost_type, width)                                                                                \
  INLINE void insert_##name(cost_type *costs, uint32_t count, uint64_t stride, uint32_t tail, uint32_t head,          \
                            cost_type cost, uint32_t *runs) {                                                         \
    const cost_type *onward = costs + head * stride, *direct = costs + tail * stride;                                 \
    uint32_t run_count = 0, end = UINT32_MAX;                                                                         \
    for (uint32_t line = 0; line < stride / width; line++) {                                                          \
      int gains = 0;                                                                                                  \
      for (uint32_t column = line * width; column < (line + 1) * width; column++) {                                   \
        gains |= onward[column] + cost < direct[column];                                                              \
      }                                                                                                               \
      if (!gains) continue;                                                                                           \
      if (line != end) runs[2 * run_count++] = line;                                                                  \
      runs[2 * run_count - 1] = end = line + 1;                                                                       \
    }                                                                                                                 \
    for (uint32_t row = 0; row < count; row++) {                                                                      \
      cost_type *restrict own = costs + row * stride;                                                                 \
      const cost_type to_head = own[tail] + cost;                                                                     \
      /* Row `head` is the one that is read; it cannot gain, for d(v,u) + c + d(v,j) >= d(v,j). */                    \
      if (row == head || to_head >= own[head]) continue;                                                              \
      for (uint32_t run = 0; run < run_count; run++) {                                                                \
        for (uint64_t column = runs[2 * run] * width; column < runs[2 * run + 1] * width; column++) {                 \
          cost_type detour = onward[column] + to_head;                                                                \
          own[column] = detour < own[column] ? detour : own[column];                                                  \
        }                                                                                                             \
      }                                                                                                               \
    }                                                                                                                 \
  }

INSERT(double, double, 8)
INSERT(single, float, 16)

#define KERNELS(suffix, attributes)                                                                   \
  attributes static void row_##suffix(uint32_t *to, const uint32_t *from, uint32_t cost,              \
                                      uint32_t count) {                                               \
    lower_row((lanes *)to, (const lanes *)from, cost, count);                                         \
  }                                                                                                   \
  attributes static void close_##suffix(uint32_t *costs, uint32_t size, uint32_t stride) {            \
    close_matrix(costs, size, stride);                                                                \
  }                                                                                                   \
  attributes static void double_##suffix(double *costs, uint32_t count, uint64_t stride,              \
                                         uint32_t tail, uint32_t head, double cost, uint32_t *runs) { \
    insert_double(costs, count, stride, tail, head, cost, runs);                                      \
  }                                                                                                   \
  attributes static void single_##suffix(float *costs, uint32_t count, uint64_t stride,               \
                                         uint32_t tail, uint32_t head, float cost, uint32_t *runs) {  \
    insert_single(costs, count, stride, tail, head, cost, runs);                                      \
  }

FOR_EVERY_PROCESSOR(KERNELS)

void corridor_lower_row(corridor_instructions instructions, uint32_t *to, const uint32_t *from,
                        uint32_t cost, uint32_t count) {
  DISPATCH(row, to, from, cost, count)
}

void corridor_close(corridor_instructions instructions, uint32_t *costs, uint32_t size,
                    uint32_t stride) {
  DISPATCH(close, costs, size, stride)
}

void corridor_insert_double(corridor_instructions instructions, double *costs, uint32_t count, uint64_t stride,
                            uint32_t tail, uint32_t head, double cost, uint32_t *runs) {
  DISPATCH(double, costs, count, stride, tail, head, cost, runs)
}

void corridor_insert_single(corridor_instructions instructions, float *costs, uint32_t count, uint64_t stride,
                            uint32_t tail, uint32_t head, float cost, uint32_t *runs) {
  DISPATCH(single, costs, count, stride, tail, head, cost, runs)
}
