/* hypotf for a program that runs on glibc 2.34: Swift's runtime library names it, and the one of a newer glibc is a symbol of 2.35.
   Squares of floats fit a double. */
#include <math.h>
float hypotf(float x, float y) {
  if (isinf(x) || isinf(y)) return INFINITY;
  return (float)__builtin_sqrt((double)x * x + (double)y * y);
}
