/* For trying programs under Wine 8 only, never shipped: it has no bcryptprimitives.dll, from which Rust's library takes
   its random numbers. Windows 10 and 11 have one. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
    return SystemFunction036(data, (ULONG)size);
}
