; 督办's installer for Windows 10 and 11: for the user who starts it, without an administrator.
; cargo xtask package windows makes it, and defines
;   VERSION     0.1.0
;   STAGE       the folder with everything that is installed
;   OUT         the installer's file
;   ICON        the program's icon
;   WEBVIEW     Microsoft's offline installer of the WebView2 runtime, to be packed in; may be left out
;
; Switches: /S silent, /D=folder (last, without quotes) where the program goes, /DATA=folder where the data goes.
; Exit codes: 0 done, 1 cancelled, 2 the program is open, 3 the data could not be backed up, 4 no WebView2 runtime (the
; program is installed, but shows no window yet).

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Duban"
!define KIND "Duban.Backup"
!define RUNTIME "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"
!define RUNTIME_KEY "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
; Both programs hold the same tables; a dictionary that reaches from one to the other packs them once.
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
Name "督办"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Duban"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
BrandingText "督办 ${VERSION}"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "督办"
VIAddVersionKey /LANG=2052 "FileDescription" "督办安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "督办"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\duban-desktop.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开督办"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  SetShellVarContext current
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "督办需要Windows 10或11（64位）。这台电脑的系统太旧，没有安装。" /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
FunctionEnd

; Whether the old program can be replaced: an open one cannot be deleted.
!macro CLOSE_PROGRAM UN
Function ${UN}CloseProgram
  try:
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\duban-desktop.exe"
    FileOpen $0 "$INSTDIR\duban-desktop.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "督办还开着。关闭它的窗口，再点“重试”。" /SD IDCANCEL IDRETRY try
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro CLOSE_PROGRAM ""
!insertmacro CLOSE_PROGRAM "un."

; One consistent copy by the old version itself, so that nothing is brought to a newer form before it is copied.
Function BackUpData
  ReadRegStr $1 HKCU "${ENTRY}" "DisplayVersion"
  ${If} $1 == ""
    Return
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\duban.exe"
    Return
  ${EndIf}
  ${IfNot} ${FileExists} "$APPDATA\duban\duban.db"
  ${AndIfNot} ${FileExists} "$INSTDIR\台账位置.txt"
    Return
  ${EndIf}
  ${GetTime} "" "L" $2 $3 $4 $5 $6 $7 $8
  StrCpy $9 "$LOCALAPPDATA\duban\升级前备份"
  CreateDirectory "$9"
  StrCpy $9 "$9\督办备份$1-$4$3$2-$6$7$8.duban"
  DetailPrint "升级前备份到 $9"
  nsExec::ExecToLog '"$INSTDIR\duban.exe" ledger backup "$9"'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_YESNO|MB_ICONEXCLAMATION "升级前的备份没有做成，台账没有改动。仍要升级吗？$\r$\n选“否”退出，先在督办的“设置”里备份到文件。" /SD IDNO IDYES go_on
    SetErrorLevel 3
    Quit
    go_on:
  ${EndIf}
FunctionEnd

; The runtime stands in the registry under one of three keys; a version of zeros is what an uninstalled one leaves.
Function FindRuntime
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${RUNTIME_KEY}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKLM "SOFTWARE\${RUNTIME_KEY}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${RUNTIME_KEY}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

Function NeedRuntime
  Call FindRuntime
  ${If} $0 != ""
    DetailPrint "WebView2运行时：$0"
    Return
  ${EndIf}
  StrCpy $1 "$EXEDIR\${RUNTIME}"
!ifdef WEBVIEW
  StrCpy $1 "$PLUGINSDIR\${RUNTIME}"
  InitPluginsDir
  File "/oname=$PLUGINSDIR\${RUNTIME}" "${WEBVIEW}"
!endif
  ${If} ${FileExists} "$1"
    DetailPrint "正在安装WebView2运行时，要几分钟"
    ExecWait '"$1" /silent /install' $0
    DetailPrint "WebView2运行时安装程序：$0"
    Call FindRuntime
  ${EndIf}
  ${If} $0 == ""
    SetErrorLevel 4
    DetailPrint "缺WebView2运行时"
    MessageBox MB_OK|MB_ICONEXCLAMATION "督办已装好，但这台电脑上没有WebView2运行时，窗口打不开。$\r$\n$\r$\n到能上网的电脑，从 developer.microsoft.com/microsoft-edge/webview2 下载“常青独立安装程序”x64版，文件名是$\r$\n${RUNTIME}$\r$\n拷到本安装程序旁边，再运行一次本安装程序。" /SD IDOK
  ${EndIf}
FunctionEnd

Section
  Call CloseProgram
  Call BackUpData
  SetOutPath "$INSTDIR"
  File /r "${STAGE}\*"

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DATA=" $1
  ${IfNot} ${Errors}
    FileOpen $2 "$INSTDIR\台账位置.txt" w
    FileWriteUTF16LE /BOM $2 "$1$\r$\n"
    FileClose $2
  ${EndIf}

  CreateShortCut "$SMPROGRAMS\督办.lnk" "$INSTDIR\duban-desktop.exe"
  CreateShortCut "$DESKTOP\督办.lnk" "$INSTDIR\duban-desktop.exe"

  WriteRegStr HKCU "Software\Classes\.duban" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "督办备份"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\duban-desktop.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\duban-desktop.exe" "%1"'
  ${RefreshShellIcons}

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "督办"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\duban-desktop.exe"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "督办"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $0

  Call NeedRuntime
SectionEnd

Function un.onInit
  SetShellVarContext current
  SetRegView 64
FunctionEnd

Section "Uninstall"
  Call un.CloseProgram
  ; Only what was installed is named: a folder chosen by the user may hold other things.
  RMDir /r "$INSTDIR\fonts"
  Delete "$INSTDIR\duban-desktop.exe"
  Delete "$INSTDIR\duban.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\管理员手册.txt"
  Delete "$INSTDIR\uninstall.exe"
  Delete "$SMPROGRAMS\督办.lnk"
  Delete "$DESKTOP\督办.lnk"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.duban" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "Software\Classes\.duban"
  ${EndIf}
  DeleteRegKey HKCU "${ENTRY}"
  ${RefreshShellIcons}

  ; The data stays unless it is wanted otherwise, twice; data that the office put elsewhere is never touched.
  ${If} ${FileExists} "$INSTDIR\台账位置.txt"
    MessageBox MB_OK|MB_ICONINFORMATION "台账放在“$INSTDIR\台账位置.txt”所指的文件夹里，没有删除。" /SD IDOK
  ${ElseIf} ${FileExists} "$APPDATA\duban\duban.db"
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "程序已卸载。台账还在“$APPDATA\duban”，重新安装后可以接着用。$\r$\n$\r$\n要把台账也删掉吗？" /SD IDNO IDNO keep
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONEXCLAMATION "台账、原件和印发的文书会全部删除，不能找回。确定删除吗？" /SD IDNO IDNO keep
    RMDir /r "$APPDATA\duban"
    keep:
  ${EndIf}
  RMDir "$INSTDIR"
SectionEnd
