/// The register of communes as it lies in communes.txt: UTF-8 text, a line for each commune and each old one.
#include <stddef.h>

const unsigned char *maillage_communes(void);
size_t maillage_communes_length(void);
