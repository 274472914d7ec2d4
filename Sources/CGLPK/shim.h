/* What Swift cannot say for itself: a guarded call.

   GLPK answers trouble (an assertion deep in a factorization, a memory limit) with abort(). Its
   error hook may leave by longjmp instead, which Swift code cannot do. These functions hold the
   setjmp; between it and the longjmp lie only C frames, since the hook stands aside while a Swift
   callback runs. */
#ifndef CGLPK_SHIM_H
#define CGLPK_SHIM_H

#include <glpk.h>
#include <setjmp.h>

/* Where to go when GLPK gives up, and whether a Swift frame is in the way. */
typedef struct {
  jmp_buf destination;
  int in_callback;
} cglpk_guard;

static inline void cglpk_guard_leave(void *info) {
  cglpk_guard *guard = (cglpk_guard *)info;
  if (!guard->in_callback) longjmp(guard->destination, 1);
}

/* Makes the guard the thread's error hook, again after a callback that may have used another. */
static inline void cglpk_guard_install(cglpk_guard *guard) {
  glp_error_hook(cglpk_guard_leave, guard);
}

/* glp_simplex; returns 0 and stores its code, or returns 1 when GLPK gave up. */
static inline int cglpk_simplex(cglpk_guard *guard, glp_prob *problem, const glp_smcp *parameters,
                                int *code) {
  guard->in_callback = 0;
  if (setjmp(guard->destination) != 0) {
    glp_error_hook(NULL, NULL);
    return 1;
  }
  cglpk_guard_install(guard);
  *code = glp_simplex(problem, parameters);
  glp_error_hook(NULL, NULL);
  return 0;
}

/* glp_intopt; returns 0 and stores its code, or returns 1 when GLPK gave up. */
static inline int cglpk_intopt(cglpk_guard *guard, glp_prob *problem, const glp_iocp *parameters,
                               int *code) {
  guard->in_callback = 0;
  if (setjmp(guard->destination) != 0) {
    glp_error_hook(NULL, NULL);
    return 1;
  }
  cglpk_guard_install(guard);
  *code = glp_intopt(problem, parameters);
  glp_error_hook(NULL, NULL);
  return 0;
}

/* glp_read_mps (free format) or glp_read_lp; returns 0 and stores its code, or 1 when GLPK gave up. */
static inline int cglpk_read(cglpk_guard *guard, glp_prob *problem, int is_mps, const char *path,
                             int *code) {
  guard->in_callback = 0;
  if (setjmp(guard->destination) != 0) {
    glp_error_hook(NULL, NULL);
    return 1;
  }
  cglpk_guard_install(guard);
  if (is_mps) {
    glp_mpscp parameters;
    glp_init_mpscp(&parameters);
    parameters.tol_mps = 0; /* keep small numbers as they are */
    *code = glp_read_mps(problem, GLP_MPS_FILE, &parameters, path);
  } else {
    *code = glp_read_lp(problem, NULL, path);
  }
  glp_error_hook(NULL, NULL);
  return 0;
}

#endif
