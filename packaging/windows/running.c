/* For the MSI: 1, which stops the installation, while Kooditin runs; with "say" it also tells why. */
#include <windows.h>

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    HANDLE held = OpenMutexW(SYNCHRONIZE, FALSE, L"Kooditin-running");
    (void)instance, (void)before, (void)show;
    if (!held)
        return 0;
    if (lstrcmpW(line, L"say") == 0)
        MessageBoxW(NULL,
                    L"Kooditin on käynnissä. Sulje se ja yritä uudelleen.\n\n"
                    L"Kooditin is running. Close it and try again.",
                    L"Kooditin", MB_OK | MB_ICONINFORMATION | MB_SETFOREGROUND);
    CloseHandle(held);
    return 1;
}
