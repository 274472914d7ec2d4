/* zlib, with a name for what its header says in a macro. */
#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 for gzip members: a window of 2^15 bytes, and 16 for the gzip header. */
static inline int czlib_gunzip_init(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

#endif
