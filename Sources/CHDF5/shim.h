/* HDF5, with functions for what its headers say in macros. Debian and Ubuntu keep the serial library in a folder. */
#ifndef CHDF5_SHIM_H
#define CHDF5_SHIM_H

#include <stdio.h>
#if __has_include(<hdf5/serial/hdf5.h>)
#include <hdf5/serial/hdf5.h>
#else
#include <hdf5.h>
#endif

static inline hid_t chdf5_native_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t chdf5_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t chdf5_file_double(void) { return H5T_IEEE_F64LE; }
static inline hid_t chdf5_file_int32(void) { return H5T_STD_I32LE; }
static inline hid_t chdf5_file_int64(void) { return H5T_STD_I64LE; }
static inline hid_t chdf5_c_string(void) { return H5T_C_S1; }
static inline hid_t chdf5_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t chdf5_dataset_creation(void) { return H5P_DATASET_CREATE; }

/* Whether a name in a group leads to an object of the same file, and is no link to elsewhere. */
static inline int chdf5_is_own(hid_t group, const char *name) {
  H5L_info_t info;
  return H5Lget_info(group, name, &info, H5P_DEFAULT) >= 0 && info.type == H5L_TYPE_HARD;
}

/* The library prints nothing; the reasons are asked for. */
static inline void chdf5_silence(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

static inline herr_t chdf5_note(unsigned depth, const H5E_error2_t *error, void *text) {
  if (depth == 0 && error->desc != NULL) {
    snprintf((char *)text, 200, "%s", error->desc);
  }
  return 0;
}

/* The innermost reason of the last failure, into 200 bytes; empty when there is none. */
static inline void chdf5_reason(char *text) {
  text[0] = 0;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, chdf5_note, text);
}

#endif
