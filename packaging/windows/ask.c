/* For the installer's test: the command with which Windows would open a file of the suffix that is given. */
#include <windows.h>
#include <shlwapi.h>
#include <stdio.h>

int wmain(int argc, wchar_t **argv)
{
    wchar_t command[4096];
    char bytes[8192];
    DWORD length = 4096;
    if (argc != 2 || FAILED(AssocQueryStringW(0, ASSOCSTR_COMMAND, argv[1], L"open", command, &length)))
        return 1;
    WideCharToMultiByte(CP_UTF8, 0, command, -1, bytes, sizeof bytes, NULL, NULL);
    puts(bytes);
    return 0;
}
