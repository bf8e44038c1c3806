#pragma once
// Debian keeps it in a folder of its own; elsewhere pkg-config names the folder.
#if __has_include(<coin/Clp_C_Interface.h>)
#include <coin/Clp_C_Interface.h>
#else
#include <Clp_C_Interface.h>
#endif
