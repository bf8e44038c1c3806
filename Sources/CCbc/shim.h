#pragma once
#include <stddef.h>
// Debian keeps it in a folder of its own; elsewhere pkg-config names the folder.
#if __has_include(<coin/Cbc_C_Interface.h>)
#include <coin/Cbc_C_Interface.h>
#else
#include <Cbc_C_Interface.h>
#endif
