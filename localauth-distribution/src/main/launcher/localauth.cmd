@echo off
rem SPDX-License-Identifier: Apache-2.0
rem The command localauth on Windows. Opens the gate in a JVM that then starts the agent and waits.
rem The variables that change how a JVM starts are kept from this one; the agent gets them back.
setlocal EnableExtensions EnableDelayedExpansion
set "LOCALAUTH_KEPT_JAVA_TOOL_OPTIONS="
if defined JAVA_TOOL_OPTIONS set "LOCALAUTH_KEPT_JAVA_TOOL_OPTIONS=!JAVA_TOOL_OPTIONS!"
set "JAVA_TOOL_OPTIONS="
set "LOCALAUTH_KEPT__JAVA_OPTIONS="
if defined _JAVA_OPTIONS set "LOCALAUTH_KEPT__JAVA_OPTIONS=!_JAVA_OPTIONS!"
set "_JAVA_OPTIONS="
set "LOCALAUTH_KEPT_JDK_JAVA_OPTIONS="
if defined JDK_JAVA_OPTIONS set "LOCALAUTH_KEPT_JDK_JAVA_OPTIONS=!JDK_JAVA_OPTIONS!"
set "JDK_JAVA_OPTIONS="
set "LOCALAUTH_KEPT_CLASSPATH="
if defined CLASSPATH set "LOCALAUTH_KEPT_CLASSPATH=!CLASSPATH!"
set "CLASSPATH="
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
