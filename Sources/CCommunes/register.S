// The bytes of communes.txt, carried in the program as they are: a literal of Swift as long takes minutes to compile.
#ifdef __APPLE__
#define SYMBOL(name) _##name
  .const_data
#else
#define SYMBOL(name) name
  .section .rodata
#endif
  .globl SYMBOL(maillage_communes_start)
  .globl SYMBOL(maillage_communes_end)
SYMBOL(maillage_communes_start):
  .incbin "communes.txt"
SYMBOL(maillage_communes_end):
  .byte 0
#ifdef __linux__
  .section .note.GNU-stack,"",%progbits
#endif
