/* Starts Kooditin in Python inside this very process: no second program, nothing unpacked, nothing frozen.
 *
 * Built twice: Kooditin.exe for the window (WINDOWED), beside the folders lib and runtime, and bin\kooditin.exe for the
 * command line. While one runs it holds the mutex "Kooditin-running", by which the installer sees it.
 */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define SHORT_ENOUGH 90 /* with the longest path of our own behind it still below Windows' 260 */

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *finnish, const wchar_t *english, const wchar_t *detail)
{
    wchar_t text[2048];
    int in_finnish = PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_FINNISH;
    _snwprintf(text, 2047, L"%ls\n\n%ls", in_finnish ? finnish : english, detail);
    text[2047] = 0;
#ifdef WINDOWED
    MessageBoxW(NULL, text, L"Kooditin", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
#else
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    char bytes[8192];
    int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
    DWORD written;
    if (length > 1) {
        WriteFile(out, bytes, length - 1, &written, NULL);
        WriteFile(out, "\r\n", 2, &written, NULL);
    }
#endif
    return 70;
}

/* The folder that holds lib and runtime, without a backslash at its end; its 8.3 name where the long one is too long
 * for Windows' old limit, which Python's modules and Qt's plugins would otherwise run into. */
static int find_root(wchar_t *root)
{
    DWORD length = GetModuleFileNameW(NULL, root, LONGEST);
    wchar_t *cut;
    if (length == 0 || length >= LONGEST || !(cut = wcsrchr(root, L'\\')))
        return 0;
    *cut = 0;
#ifndef WINDOWED
    if (!(cut = wcsrchr(root, L'\\')))
        return 0;
    *cut = 0;
#endif
    if (wcslen(root) > SHORT_ENOUGH) {
        wchar_t *brief = malloc(LONGEST * sizeof(wchar_t));
        DWORD found = brief ? GetShortPathNameW(root, brief, LONGEST) : 0;
        if (found && found < wcslen(root))
            wcscpy(root, brief);
        free(brief);
    }
    return 1;
}

/* python312.dll by its full path: never one that lies somewhere on PATH. python3.dll only points to it. */
static HMODULE load_python(const wchar_t *runtime)
{
    static const wchar_t *const first[] = {L"vcruntime140.dll", L"vcruntime140_1.dll", L"msvcp140.dll"};
    wchar_t *path = malloc(LONGEST * sizeof(wchar_t));
    WIN32_FIND_DATAW found;
    HANDLE search;
    HMODULE python = NULL;
    if (!path)
        return NULL;
    for (int i = 0; i < 3; i++) { /* so that spaCy's and Qt's libraries find them by name, wherever those lie */
        _snwprintf(path, LONGEST, L"%ls\\%ls", runtime, first[i]);
        LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    }
    _snwprintf(path, LONGEST, L"%ls\\python3??.dll", runtime);
    search = FindFirstFileW(path, &found);
    while (search != INVALID_HANDLE_VALUE) {
        if (_wcsicmp(found.cFileName, L"python3.dll") != 0) {
            _snwprintf(path, LONGEST, L"%ls\\%ls", runtime, found.cFileName);
            python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
            break;
        }
        if (!FindNextFileW(search, &found))
            break;
    }
    if (search != INVALID_HANDLE_VALUE)
        FindClose(search);
    free(path);
    return python;
}

static int start(int argc, wchar_t **argv)
{
    static wchar_t root[LONGEST], runtime[LONGEST];
    /* UTF-8 whatever the code page is; no .pyc written into the program's folder; nothing from the user's own Python
     * (-I). Environment variables set here would be too late: Python's libraries have read theirs by then. */
    static wchar_t *const fixed[] = {L"-X", L"utf8", L"-B", L"-I", L"-m", L"kooditin_windows"};
    int extra = sizeof fixed / sizeof fixed[0];
    wchar_t **words = calloc(argc + extra + 1, sizeof(wchar_t *));
    HMODULE python;
    py_main run;

    if (!words || !find_root(root))
        return fail(L"Kooditin ei löydä omaa kansiotaan.", L"Kooditin cannot find its own folder.", L"");
    _snwprintf(runtime, LONGEST - 1, L"%ls\\runtime", root);
    SetDllDirectoryW(L""); /* not from the current folder */
    python = load_python(runtime);
    run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return fail(L"Kooditin ei käynnisty, koska sen asennus ei ole ehjä: Pythonia (python312.dll) ei löydy. "
                    L"Asenna Kooditin uudelleen. Projekteillesi ei ole tapahtunut mitään.",
                    L"Kooditin cannot start because its installation is damaged: Python (python312.dll) is not found. "
                    L"Install Kooditin again. Nothing has happened to your projects.",
                    runtime);
    CreateMutexW(NULL, FALSE, L"Kooditin-running"); /* let go by Windows when the process ends, however it ends */
    words[0] = argv[0];
    for (int i = 0; i < extra; i++)
        words[1 + i] = fixed[i];
    for (int i = 1; i < argc; i++)
        words[extra + i] = argv[i];
    return run(argc + extra, words);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#else
int wmain(int argc, wchar_t **argv)
{
    return start(argc, argv);
}
#endif
