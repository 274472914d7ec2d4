// Costs that come into a customizable hierarchy; see sweeps.h.

#include "processors.h"

// The cost upwards and the cost downwards of an arc.
typedef uint32_t pair __attribute__((vector_size(8)));

INLINE void relax_triangles(const corridor_topology *shape, pair *costs, uint32_t *place_of_head) {
  for (uint32_t rank = shape->count; rank-- > 0;) {
    uint32_t start = shape->first_arc[rank], stop = shape->first_arc[rank + 1];
    if (start == stop) continue;
    for (uint32_t arc = start; arc < stop; arc++) place_of_head[shape->head[arc]] = arc;
    for (uint32_t index = shape->first_lower[rank]; index < shape->first_lower[rank + 1]; index++) {
      uint32_t lower = shape->lower_arc[index], end = shape->first_arc[shape->tail[lower] + 1];
      // Upwards over the lower vertex: down this arc and up the other; downwards: down the other and up this.
      pair turned = __builtin_shufflevector(costs[lower], costs[lower], 1, 0);
      for (uint32_t other = lower + 1; other < end; other++) {
        pair *third = costs + place_of_head[shape->head[other]];
        *third = __builtin_elementwise_min(*third, turned + costs[other]);
      }
    }
  }
}

#define KERNELS(suffix, attributes)                                                      \
  attributes static void relax_##suffix(const corridor_topology *shape, uint32_t *costs, \
                                        uint32_t *place_of_head) {                       \
    relax_triangles(shape, (pair *)costs, place_of_head);                                \
  }

FOR_EVERY_PROCESSOR(KERNELS)

void corridor_relax_triangles(corridor_instructions instructions, const corridor_topology *shape, uint32_t *costs,
                              uint32_t *place_of_head) {
  DISPATCH(relax, shape, costs, place_of_head)
}
