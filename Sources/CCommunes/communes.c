#include "communes.h"

extern const unsigned char maillage_communes_start[];
extern const unsigned char maillage_communes_end[];

const unsigned char *maillage_communes(void) { return maillage_communes_start; }

size_t maillage_communes_length(void) { return (size_t)(maillage_communes_end - maillage_communes_start); }
