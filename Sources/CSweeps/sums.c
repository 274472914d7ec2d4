// Sums over the labels of 16 sources; see sweeps.h.

#include "processors.h"

// Sums come out the same with all instructions: no compiler may join a product and an addition into one rounding.
#pragma STDC FP_CONTRACT OFF

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

#define KERNELS(suffix, attributes)                                                             \
  attributes static void within_##suffix(const uint32_t *labels, const uint32_t *ranks,         \
                                         const double *weights, uint32_t count, uint32_t limit, \
                                         double *sums) {                                        \
    sum_within((const lanes *)labels, ranks, weights, count, limit, sums);                      \
  }                                                                                             \
  attributes static void worth_##suffix(const uint32_t *labels, const uint32_t *ranks,          \
                                        const double *weights, uint32_t count, uint32_t limit,  \
                                        const double *worth, double *sums) {                    \
    sum_worth((const lanes *)labels, ranks, weights, count, limit, worth, sums);                \
  }

FOR_EVERY_PROCESSOR(KERNELS)

void corridor_sum_within16(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                           const double *weights, uint32_t count, uint32_t limit, double *sums) {
  DISPATCH(within, labels, ranks, weights, count, limit, sums)
}

void corridor_sum_worth16(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                          const double *weights, uint32_t count, uint32_t limit, const double *worth,
                          double *sums) {
  DISPATCH(worth, labels, ranks, weights, count, limit, worth, sums)
}
