// Floyd and Warshall's method by tiles that fit the first cache, for one type of costs; see Venkataraman, Sahni and Mukhopadhyaya 2003,
// doi:10.1145/996546.996553. Included once per type, with
//   COST           the type,
//   LANE           the type of a lane, which costs fit,
//   LANES          a vector of 64 bytes of those,
//   LEAST(a, b)    the lesser of each two lanes,
//   NAMED(name)    the name of a function for this type.

// How many costs a line of 64 bytes holds, and how many rows and columns a tile has: four lines.
#define PER_LINE (64 / sizeof(COST))
#define TILE (4 * PER_LINE)

INLINE void NAMED(lower_row)(LANES *to, const LANES *from, COST cost, uint32_t count) {
  for (uint32_t line = 0; line < (count + PER_LINE - 1) / PER_LINE; line++) {
    const LANES over = from[line] + (LANE)cost;
    to[line] = LEAST(to[line], over);
  }
}

// Lowers a tile by ways over `middles` vertices, one after the other: rows of `onward` may be rows of the tile.
INLINE void NAMED(lower_in_turn)(COST *tile, const COST *to_middle, const COST *onward, uint32_t rows, uint32_t middles,
                                 uint64_t stride) {
  for (uint32_t middle = 0; middle < middles; middle++) {
    const LANES *from = (const LANES *)(onward + middle * stride);
    for (uint32_t row = 0; row < rows; row++) {
      NAMED(lower_row)((LANES *)(tile + row * stride), from, to_middle[row * stride + middle], TILE);
    }
  }
}

// The same for a tile that shares nothing with the others: pieces of two rows stay in registers.
INLINE void NAMED(lower_apart)(COST *tile, const COST *to_middle, const COST *onward, uint32_t rows, uint32_t middles,
                               uint64_t stride) {
  for (uint32_t row = 0; row < rows; row += 2) {
    // An odd last row is its own partner.
    const uint64_t next = row + 1 < rows ? stride : 0;
    const COST *one = to_middle + row * stride, *other = one + next;
    for (uint32_t half = 0; half < TILE; half += 2 * PER_LINE) {
      LANES *upper = (LANES *)(tile + row * stride + half), *lower = (LANES *)(tile + row * stride + half + next);
      LANES a = upper[0], b = upper[1], c = lower[0], d = lower[1];
      for (uint32_t middle = 0; middle < middles; middle++) {
        const LANES *from = (const LANES *)(onward + middle * stride + half);
        const LANE first = (LANE)one[middle], second = (LANE)other[middle];
        const LANES ways[] = {from[0] + first, from[1] + first, from[0] + second, from[1] + second};
        a = LEAST(a, ways[0]);
        b = LEAST(b, ways[1]);
        c = LEAST(c, ways[2]);
        d = LEAST(d, ways[3]);
      }
      lower[0] = c, lower[1] = d;
      upper[0] = a, upper[1] = b;
    }
  }
}

INLINE uint32_t NAMED(rows_of)(uint32_t start, uint32_t size) {
  return size - start < TILE ? size - start : TILE;
}

// Closes a matrix over the vertices from `first`, a multiple of TILE, to `end`, which is one or the size.
INLINE void NAMED(close)(COST *costs, uint32_t size, uint64_t stride, uint32_t first, uint32_t end) {
  for (uint32_t k = first; k < end; k += TILE) {
    const uint32_t middles = NAMED(rows_of)(k, size);
    COST *corner = costs + k * stride + k;
    NAMED(lower_in_turn)(corner, corner, corner, middles, middles, stride);
    for (uint32_t j = 0; j < size; j += TILE) {
      COST *tile = costs + k * stride + j;
      if (j != k) NAMED(lower_in_turn)(tile, corner, tile, middles, middles, stride);
    }
    for (uint32_t i = 0; i < size; i += TILE) {
      if (i == k) continue;
      const uint32_t rows = NAMED(rows_of)(i, size);
      COST *column = costs + i * stride + k;
      NAMED(lower_in_turn)(column, column, corner, rows, middles, stride);
      for (uint32_t j = 0; j < size; j += TILE) {
        if (j == k) continue;
        NAMED(lower_apart)(costs + i * stride + j, column, costs + k * stride + j, rows, middles, stride);
      }
    }
  }
}

#undef TILE
#undef PER_LINE
#undef NAMED
#undef LEAST
#undef LANES
#undef LANE
#undef COST
