/* For the installer's test: holds the mutex by which a running Kooditin is seen, until its input ends. */
#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE held = CreateMutexW(NULL, FALSE, L"Kooditin-running");
    puts("held");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    CloseHandle(held);
    return 0;
}
