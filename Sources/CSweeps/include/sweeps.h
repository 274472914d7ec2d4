// The loops of path kernels that vector instructions move on: climbs and sweeps for 16 sources at once, rows of costs, triangles,
// and links into closures.
//
// These loops are in C because Swift 6.3 has no way to compile one function for a processor that the rest of the program does
// not require; Clang has (the attribute `target`). Everything else is Swift.
#ifndef CORRIDOR_SWEEPS_H
#define CORRIDOR_SWEEPS_H

#include <stdint.h>

/// An arc of a hierarchy: the rank of its higher end, which is the smaller number, and its cost.
typedef struct {
  uint32_t rank;
  uint32_t cost;
} corridor_arc;

/// Asks for the cache line at an address, which may be any, ahead of time.
static inline void corridor_prefetch(const void *address) { __builtin_prefetch(address); }

/// The instructions to use.
typedef enum {
  /// Those that every processor of its kind has.
  CORRIDOR_PORTABLE = 0,
  /// x86-64 only.
  CORRIDOR_AVX2 = 1,
  /// x86-64 only.
  CORRIDOR_AVX512 = 2
} corridor_instructions;

/// The best instructions of the processor that the program runs on.
corridor_instructions corridor_best_instructions(void);

/// Labels are 16 per rank, on a boundary of 64 bytes; no label or cost exceeds 2^30 - 1 = unreachable, so sums do not wrap.
/// `marks` has a bit per rank; labels of ranks without one are not read.

/// Lowers labels along the arcs upwards from the marked ranks, of which `last` is the largest, and marks what it labels.
void corridor_climb16(corridor_instructions instructions, const uint32_t *first_arc,
                      const corridor_arc *arcs, uint32_t last, uint32_t *labels, uint64_t *marks);

/// Labels ranks 0, 1, ... in turn by the arcs from ranks before them, and by their own labels where marked.
void corridor_sweep16(corridor_instructions instructions, const uint32_t *first_arc,
                      const corridor_arc *arcs, uint32_t count, uint32_t *labels,
                      const uint64_t *marks);

/// Lowers `count` labels by those of another row plus a cost: to[i] = min(to[i], from[i] + cost). Both rows lie on boundaries of
/// 64 bytes and are padded to a multiple of 16 labels.
void corridor_lower_row(corridor_instructions instructions, uint32_t *to, const uint32_t *from,
                        uint32_t cost, uint32_t count);

/// Closes the first `size` rows and columns of a matrix of costs whose rows are `stride` labels apart, a multiple of 16 and at least
/// `size` rounded up to a multiple of 64: Floyd and Warshall's method. What lies beyond the columns must be unreachable.
void corridor_close(corridor_instructions instructions, uint32_t *costs, uint32_t size,
                    uint32_t stride);

/// Takes the vertices from `kept` on out of a matrix of `count` rows and columns of costs in minutes, the last one first: each leaves
/// the ways over it behind. Rows are `stride` costs apart, at least `count` rounded up to a multiple of 32; infinity is unreachable,
/// and what lies beyond `kept` columns is of no use any more.
void corridor_take_out(corridor_instructions instructions, double *costs, uint32_t count, uint32_t kept,
                       uint64_t stride);

/// Closes the first `size` rows and columns of such a matrix over the vertices from `first` to `end`: Floyd and Warshall's method.
/// `first` is a multiple of 32, and `end` is one or `size`; after all parts in order costs are the least over all ways.
void corridor_close_part(corridor_instructions instructions, double *costs, uint32_t size, uint64_t stride,
                         uint32_t first, uint32_t end);

/// Adds up the weights of some ranks for each of 16 sources: those whose label does not exceed `limit`, which is below unreachable.
/// `ranks` and `weights` have `count` elements, `sums` has 16.
void corridor_sum_within16(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                           const double *weights, uint32_t count, uint32_t limit, double *sums);

/// The same with each weight times `worth[label]`; `worth` has `limit` + 2 elements, the last one for all that is beyond.
void corridor_sum_worth16(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                          const double *weights, uint32_t count, uint32_t limit, const double *worth,
                          double *sums);

/// Takes `count` labels of each of 16 rows, on boundaries of 64 bytes and padded to a multiple of 16, to as many lines: a label of
/// every row side by side.
void corridor_rows_to_lines(corridor_instructions instructions, const uint32_t *const *rows, uint32_t *lines,
                            uint32_t count);

/// Takes the lines of `count` ranks to the first `rows` of 16 rows, which are `stride` labels apart anywhere in memory.
void corridor_lines_to_rows(corridor_instructions instructions, const uint32_t *labels, const uint32_t *ranks,
                            uint32_t count, uint32_t *to, uint32_t rows, uint64_t stride);

/// The arcs of a customizable hierarchy; see CustomizableHierarchy.swift.
typedef struct {
  uint32_t count;
  const uint32_t *first_arc;
  const uint32_t *head;
  const uint32_t *tail;
  const uint32_t *first_lower;
  const uint32_t *lower_arc;
} corridor_topology;

/// Lowers the costs of arcs, upwards and downwards side by side, by the paths over the vertices below both their ends.
///
/// From the bottom up, so that the two arcs of a path are final. For the third edge of a triangle to be found without a
/// search, all lower neighbours of a vertex are looked at together, with the places of its arcs noted by head. No cost exceeds
/// 2^31 - 1, so sums do not wrap.
void corridor_relax_triangles(corridor_instructions instructions, const corridor_topology *shape, uint32_t *costs,
                              uint32_t *place_of_head);

/// Closes a matrix of `count` rows, `stride` costs apart (whole lines of 64 bytes, padded with infinity), after a link from `tail`
/// to `head`: d(i,j) = min(d(i,j), d(i,tail) + cost + d(head,j)). `runs` has room for a number per line of a row, and one more.
void corridor_insert_double(corridor_instructions instructions, double *costs, uint32_t count, uint64_t stride,
                            uint32_t tail, uint32_t head, double cost, uint32_t *runs);
void corridor_insert_single(corridor_instructions instructions, float *costs, uint32_t count, uint64_t stride,
                            uint32_t tail, uint32_t head, float cost, uint32_t *runs);

#endif
