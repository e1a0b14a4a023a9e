/* For trying programs under Wine 8 only, never shipped: it has no windows.data.pdf.dll, with which the program prints.
   Windows 10 and 11 have one. Nothing is printed in the tests. */
#include <windows.h>

__declspec(dllexport) HRESULT WINAPI PdfCreateRenderer(void *device, void **renderer)
{
    return E_NOTIMPL;
}
