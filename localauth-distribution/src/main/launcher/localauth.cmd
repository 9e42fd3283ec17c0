@echo off
rem SPDX-License-Identifier: Apache-2.0
rem The command localauth on Windows. Opens the gate in a JVM that then starts the agent and waits.
rem The variables that change how a JVM starts are kept from this one; the agent gets them back.
setlocal EnableExtensions EnableDelayedExpansion
for %%V in (JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH) do (
  set "LOCALAUTH_KEPT_%%V="
  if defined %%V set "LOCALAUTH_KEPT_%%V=!%%V!"
  set "%%V="
)
rem From here on an exclamation mark in an argument is one.
setlocal DisableDelayedExpansion
set "LOCALAUTH_JAVA="
if exist "%~dp0..\lib\java" set /p LOCALAUTH_JAVA=<"%~dp0..\lib\java"
if not exist "%LOCALAUTH_JAVA%" (
  echo localauth: error: Java is not where it was when localauth was installed>&2
  echo localauth: hint: install localauth again>&2
  exit /b 69
)
"%LOCALAUTH_JAVA%" ^
 -XX:+DisableAttachMechanism ^
 -XX:-UsePerfData ^
 -XX:+UseSerialGC ^
 -XX:TieredStopAtLevel=1 ^
 -Xshare:auto ^
 -Xlog:disable ^
 -Xmx256m ^
 -Dfile.encoding=UTF-8 ^
 -Djava.awt.headless=true ^
 "-Djna.boot.library.path=%~dp0..\lib\native\win32-x86-64" ^
 -Djna.nosys=true ^
 -Djna.nounpack=true ^
 -jar "%~dp0..\lib\localauth.jar" parent %*
exit /b %errorlevel%
