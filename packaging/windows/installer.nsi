; The installer for one user: no administrator, no restart, nothing outside the user's own folders and registry.
; Built by packaging/build.py, which defines VERSION, NUMBERS, TREE, OUT, LONGEST, SIZE_KB, LISTS and COMPRESSION.
; Switches: /S silent, /D=FOLDER (last, without quotes), /DESKTOP=1, /ASSOCIATE=0. Exit codes: 0 done, 1 left off by the
; user, 1618 Kooditin runs, 161 the folder's path is too long, 1150 Windows is too old, 1638 the MSI is installed.
Unicode true
Target amd64-unicode
!if "${COMPRESSION}" == "lzma"
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!else
  SetCompressor zlib
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!insertmacro GetParameters
!insertmacro GetOptions

Name "Kooditin"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Kooditin"
InstallDirRegKey HKCU "Software\Kooditin" "Folder"
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true
BrandingText "Kooditin ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Kooditin"
VIAddVersionKey "FileDescription" "Kooditin ${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "Kooditin"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kooditin"
!define CLASSES "Software\Classes"
!define OTHERS_OWN 259 ; characters that a path may have where long paths are off

Var Place ; the folder as files are written to it: its 8.3 name where the long one is too long
Var Associate
Var RemoveSettings
Var RemoveBackups
Var SettingsBox
Var BackupsBox

!define MUI_ICON "${SOURCE}/kooditin.ico"
!define MUI_UNICON "${SOURCE}/kooditin.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SOURCE}/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SOURCE}/side.bmp"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_ABORTWARNING
; NSIS's own Finnish reads as translated; these pages have our words.
!define MUI_WELCOMEPAGE_TITLE "$(WELCOME)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME_TOLD)"
!define MUI_COMPONENTSPAGE_TEXT_TOP "$(CHOICES_TOP)"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST " "
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FOLDER_TOP)"
!define MUI_FINISHPAGE_TITLE "$(DONE)"
!define MUI_FINISHPAGE_TEXT "$(DONE_TOLD)"
!define MUI_FINISHPAGE_RUN_TEXT "$(START_NOW)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "$(CHOICES)"
!define MUI_PAGE_HEADER_SUBTEXT "$(CHOICES_TOLD)"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_HEADER_TEXT "$(FOLDER)"
!define MUI_PAGE_HEADER_SUBTEXT "$(FOLDER_TOLD)"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolderOnPage
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\Kooditin.exe"
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskWhatToRemove un.TakeWhatToRemove
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Finnish"
!include /CHARSET=UTF8 "${SOURCE}/words.nsh"

; ---- before anything is written

!macro NotWhileRunning UN
Function ${UN}NotWhileRunning
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Kooditin-running") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    IfSilent +2
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(RUNNING)" IDRETRY again
    SetErrorLevel 1618
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro NotWhileRunning ""
!insertmacro NotWhileRunning "un."

!macro FindPlace UN
; Sets $Place; pushes 1 when even the 8.3 name is too long for the files below it, else 0.
Function ${UN}FindPlace
  StrCpy $Place $INSTDIR
  StrLen $0 $Place
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 >= ${OTHERS_OWN}
    CreateDirectory $INSTDIR
    GetFullPathName /SHORT $Place $INSTDIR
    StrLen $0 $Place
    IntOp $0 $0 + ${LONGEST}
    ${If} $Place == ""
    ${OrIf} $0 >= ${OTHERS_OWN}
      RMDir $INSTDIR
      StrCpy $Place $INSTDIR
      Push 1
      Return
    ${EndIf}
  ${EndIf}
  Push 0
FunctionEnd
!macroend
!insertmacro FindPlace ""
!insertmacro FindPlace "un."

Function .onInit
  ${IfNot} ${AtLeastWin10}
    IfSilent +2
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)"
    SetErrorLevel 1150
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "Software\Kooditin" "Installer"
  ${If} $0 == "msi"
    IfSilent +2
    MessageBox MB_OK|MB_ICONSTOP "$(FROM_MSI)"
    SetErrorLevel 1638
    Quit
  ${EndIf}
  Call NotWhileRunning
FunctionEnd

Function CheckFolderOnPage
  Call FindPlace
  Pop $0
  ${If} $0 == 1
    MessageBox MB_OK|MB_ICONINFORMATION "$(TOO_LONG)"
    Abort
  ${EndIf}
FunctionEnd

; ---- what is installed

Section "!Kooditin" PROGRAM
  SectionIn RO
  Call NotWhileRunning
  Call FindPlace
  Pop $0
  ${If} $0 == 1
    IfSilent +2
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_LONG)"
    SetErrorLevel 161
    Quit
  ${EndIf}
  Call RemoveOlder
  CreateDirectory $INSTDIR
  !include "${LISTS}/files.nsh"
  SetOutPath $Place
  WriteUninstaller "$Place\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Kooditin.lnk" "$INSTDIR\Kooditin.exe" "" "$INSTDIR\Kooditin.exe" 0 SW_SHOWNORMAL "" "$(ABOUT)"

  WriteRegStr HKCU "Software\Kooditin" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Kooditin" "Version" "${VERSION}"
  WriteRegStr HKCU "Software\Kooditin" "Installer" "exe"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\Kooditin.exe" "" "$INSTDIR\Kooditin.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Kooditin"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Kooditin"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\Kooditin.exe,0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "$(ASSOCIATION)" ASSOCIATION_SECTION
  ${GetParameters} $R0
  ${GetOptions} $R0 "/ASSOCIATE=" $Associate
  ${If} $Associate == "0"
    Return
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\Kooditin.Project" "" "$(PROJECT)"
  WriteRegStr HKCU "${CLASSES}\Kooditin.Project\DefaultIcon" "" "$INSTDIR\Kooditin.exe,1"
  WriteRegStr HKCU "${CLASSES}\Kooditin.Project\shell\open\command" "" '"$INSTDIR\Kooditin.exe" open "%1"'
  WriteRegStr HKCU "${CLASSES}\.kooditin" "" "Kooditin.Project"
  WriteRegStr HKCU "${CLASSES}\.kooditin\OpenWithProgids" "Kooditin.Project" ""
  WriteRegStr HKCU "${CLASSES}\Kooditin.Exchange" "" "$(EXCHANGE)"
  WriteRegStr HKCU "${CLASSES}\Kooditin.Exchange\shell\open\command" "" '"$INSTDIR\Kooditin.exe" open "%1"'
  WriteRegStr HKCU "${CLASSES}\.qdpx\OpenWithProgids" "Kooditin.Exchange" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Kooditin.exe" "FriendlyAppName" "Kooditin"
  WriteRegStr HKCU "${CLASSES}\Applications\Kooditin.exe\shell\open\command" "" '"$INSTDIR\Kooditin.exe" open "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\Kooditin.exe\SupportedTypes" ".kooditin" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Kooditin.exe\SupportedTypes" ".qdpx" ""
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0x1000, p 0, p 0)'
SectionEnd

Section /o "$(DESKTOP_ICON)" DESKTOP_SECTION
  CreateShortCut "$DESKTOP\Kooditin.lnk" "$INSTDIR\Kooditin.exe" "" "$INSTDIR\Kooditin.exe" 0 SW_SHOWNORMAL "" "$(ABOUT)"
SectionEnd

Section "-desktop by a switch"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/DESKTOP=" $R1
  ${If} $R1 == "1"
    CreateShortCut "$DESKTOP\Kooditin.lnk" "$INSTDIR\Kooditin.exe" "" "$INSTDIR\Kooditin.exe" 0 SW_SHOWNORMAL "" "$(ABOUT)"
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${PROGRAM} "$(PROGRAM_TOLD)"
  !insertmacro MUI_DESCRIPTION_TEXT ${ASSOCIATION_SECTION} "$(ASSOCIATION_TOLD)"
  !insertmacro MUI_DESCRIPTION_TEXT ${DESKTOP_SECTION} "$(DESKTOP_TOLD)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; The version that is there goes by its own list of files; its settings, and the desktop's icon, stay.
Function RemoveOlder
  ReadRegStr $R0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $R0 == ""
  ${OrIfNot} ${FileExists} "$R0\uninstall.exe"
    Return
  ${EndIf}
  DetailPrint "$(REMOVING_OLDER)"
  InitPluginsDir
  CopyFiles /SILENT "$R0\uninstall.exe" "$PLUGINSDIR\older.exe"
  ExecWait '"$PLUGINSDIR\older.exe" /S /UPGRADE=1 _?=$R0' $R1
  ${If} $R1 == 0
    Delete "$R0\uninstall.exe"
    RMDir $R0
  ${EndIf}
FunctionEnd

; ---- removing

Function un.onInit
  Call un.NotWhileRunning
  StrCpy $RemoveSettings 1
  StrCpy $RemoveBackups 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/KEEPSETTINGS=" $R1
  ${If} $R1 == "1"
    StrCpy $RemoveSettings 0
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/BACKUPS=" $R1
  ${If} $R1 == "remove"
    StrCpy $RemoveBackups 1
  ${EndIf}
FunctionEnd

Function un.AskWhatToRemove
  !insertmacro MUI_HEADER_TEXT "$(REMOVE_TITLE)" "$(REMOVE_TOLD)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "$(PROJECTS_STAY)"
  Pop $0
  ${NSD_CreateCheckbox} 0 34u 100% 12u "$(REMOVE_SETTINGS)"
  Pop $SettingsBox
  ${NSD_SetState} $SettingsBox $RemoveSettings
  ${NSD_CreateCheckbox} 0 52u 100% 12u "$(REMOVE_BACKUPS)"
  Pop $BackupsBox
  ${NSD_SetState} $BackupsBox $RemoveBackups
  ${NSD_CreateLabel} 12u 66u 95% 24u "$(BACKUPS_TOLD)"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.TakeWhatToRemove
  ${NSD_GetState} $SettingsBox $RemoveSettings
  ${NSD_GetState} $BackupsBox $RemoveBackups
FunctionEnd

Section "Uninstall"
  Call un.FindPlace
  Pop $0
  SetOutPath $TEMP
  !include "${LISTS}/removal.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir $INSTDIR

  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE=" $R1
  ${If} $R1 == "1"
    Return
  ${EndIf}
  Delete "$SMPROGRAMS\Kooditin.lnk"
  Delete "$DESKTOP\Kooditin.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\Kooditin"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\Kooditin.exe"
  DeleteRegKey HKCU "${CLASSES}\Kooditin.Project"
  DeleteRegKey HKCU "${CLASSES}\Kooditin.Exchange"
  DeleteRegKey HKCU "${CLASSES}\Applications\Kooditin.exe"
  DeleteRegValue HKCU "${CLASSES}\.kooditin\OpenWithProgids" "Kooditin.Project"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.kooditin\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.kooditin" ""
  ${If} $0 == "Kooditin.Project"
    DeleteRegValue HKCU "${CLASSES}\.kooditin" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.kooditin"
  DeleteRegValue HKCU "${CLASSES}\.qdpx\OpenWithProgids" "Kooditin.Exchange"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.qdpx\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.qdpx"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0x1000, p 0, p 0)'

  ${If} $RemoveSettings = 1
    Delete "$LOCALAPPDATA\Kooditin\settings*.json"
    Delete "$LOCALAPPDATA\Kooditin\.settings*.part"
    RMDir /r "$LOCALAPPDATA\Kooditin\logs"
  ${EndIf}
  ${If} $RemoveBackups = 1
    RMDir /r "$LOCALAPPDATA\Kooditin\backups"
  ${EndIf}
  RMDir /r "$LOCALAPPDATA\Kooditin\windows"
  RMDir "$LOCALAPPDATA\Kooditin\backups"
  RMDir "$LOCALAPPDATA\Kooditin"
SectionEnd
