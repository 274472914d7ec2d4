// Matrices of costs: rows lowered by rows, all closed at once, or closed again after a link; see sweeps.h.

#include "processors.h"

#define COST uint32_t
#define LANE int32_t
#define LANES lanes
#define LEAST(a, b) __builtin_elementwise_min(a, b)
#define NAMED(name) name##_whole
#include "tiles.h"

// Rows of double precision need not lie on boundaries of 64 bytes.
typedef double reals __attribute__((vector_size(64), aligned(8)));
typedef int64_t masks __attribute__((vector_size(64), aligned(8)));

// No cost is NaN, so that one instruction does; the builtin would see to NaN with three.
#define LEAST_REAL(a, b) ((reals)((((b) < (a)) & (masks)(b)) | (~((b) < (a)) & (masks)(a))))

#define COST double
#define LANE double
#define LANES reals
#define LEAST(a, b) LEAST_REAL(a, b)
#define NAMED(name) name##_real
#include "tiles.h"

// Takes the last vertices out of a matrix one by one, each leaving the ways over it behind.
INLINE void take_out(double *costs, uint32_t count, uint32_t kept, uint64_t stride) {
  for (uint32_t vertex = count; vertex-- > kept;) {
    const reals *onward = (const reals *)(costs + vertex * stride);
    for (uint32_t row = 0; row < vertex; row++) {
      double *own = costs + row * stride;
      if (own[vertex] < __builtin_inf()) lower_row_real((reals *)own, onward, own[vertex], vertex);
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
    lower_row_whole((lanes *)to, (const lanes *)from, cost, count);                                   \
  }                                                                                                   \
  attributes static void close_##suffix(uint32_t *costs, uint32_t size, uint32_t stride) {            \
    close_whole(costs, size, stride, 0, size);                                                        \
  }                                                                                                   \
  attributes static void take_out_##suffix(double *costs, uint32_t count, uint32_t kept,              \
                                           uint64_t stride) {                                         \
    take_out(costs, count, kept, stride);                                                             \
  }                                                                                                   \
  attributes static void close_part_##suffix(double *costs, uint32_t size, uint64_t stride,           \
                                             uint32_t first, uint32_t end) {                          \
    close_real(costs, size, stride, first, end);                                                      \
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

void corridor_take_out(corridor_instructions instructions, double *costs, uint32_t count, uint32_t kept,
                       uint64_t stride) {
  DISPATCH(take_out, costs, count, kept, stride)
}

void corridor_close_part(corridor_instructions instructions, double *costs, uint32_t size, uint64_t stride,
                         uint32_t first, uint32_t end) {
  DISPATCH(close_part, costs, size, stride, first, end)
}

void corridor_insert_double(corridor_instructions instructions, double *costs, uint32_t count, uint64_t stride,
                            uint32_t tail, uint32_t head, double cost, uint32_t *runs) {
  DISPATCH(double, costs, count, stride, tail, head, cost, runs)
}

void corridor_insert_single(corridor_instructions instructions, float *costs, uint32_t count, uint64_t stride,
                            uint32_t tail, uint32_t head, float cost, uint32_t *runs) {
  DISPATCH(single, costs, count, stride, tail, head, cost, runs)
}
