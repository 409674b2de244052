@echo off
rem The one script of this project, on Windows (Linux: dev). Nothing is installed: what is missing is named, with the
rem line that installs it. Everything runs on the JVM that is here.
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0"

set "COMMAND=%~1"
for %%c in (demo try test build bench shell setup clean) do if /i "%COMMAND%"=="%%c" goto known
goto usage

:known
rem The rest of the line as it was typed; for build also what comes after --arm64.
for /f "tokens=1,2,*" %%a in ("%*") do set "SECOND=%%b" & set "AFTER=%%c"
set "REST=%SECOND% %AFTER%"
if /i "%COMMAND%"=="clean" goto clean

rem ---- what is needed
set "MISSING="

if defined JAVA_HOME goto java_found
for /f "delims=" %%j in ('where javac.exe 2^>nul') do (
  for %%h in ("%%~dpj..") do set "JAVA_HOME=%%~fh"
  goto java_found
)
set "MISSING=1"
echo A JDK 17 or newer is missing:
echo   winget install EclipseAdoptium.Temurin.17.JDK
goto java_done
:java_found
set "JAVA_VERSION=0"
if exist "%JAVA_HOME%\release" for /f "usebackq tokens=1,2 delims==." %%k in ("%JAVA_HOME%\release") do if "%%k"=="JAVA_VERSION" set "JAVA_VERSION=%%l"
set "JAVA_VERSION=%JAVA_VERSION:"=%"
if %JAVA_VERSION% GEQ 17 if exist "%JAVA_HOME%\bin\javac.exe" if exist "%JAVA_HOME%\include\jni.h" goto java_done
set "MISSING=1"
echo "%JAVA_HOME%" is not a JDK 17 or newer; set JAVA_HOME to one, or
echo   winget install EclipseAdoptium.Temurin.17.JDK
:java_done

where mvn.cmd >nul 2>nul
if errorlevel 1 (
  set "MISSING=1"
  echo Maven is missing:
  echo   winget install Apache.Maven
)

rem Visual Studio's installer knows where the C++ tools are, and a CMake comes with them.
set "PATH=%PATH%;%ProgramFiles(x86)%\Microsoft Visual Studio\Installer"
set "VISUAL_STUDIO="
for /f "delims=" %%v in ('vswhere.exe -latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath 2^>nul') do set "VISUAL_STUDIO=%%v"
if defined VISUAL_STUDIO goto visual_studio_done
set "MISSING=1"
echo Visual Studio's C++ tools are missing:
echo   winget install Microsoft.VisualStudio.2022.BuildTools --override "--passive --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"
:visual_studio_done
set "PATH=%PATH%;%VISUAL_STUDIO%\Common7\IDE\CommonExtensions\Microsoft\CMake\CMake\bin"

where cmake.exe >nul 2>nul
if errorlevel 1 (
  set "MISSING=1"
  echo CMake is missing:
  echo   winget install Kitware.CMake
)
if defined MISSING (
  echo Please install what is missing, open a new command prompt and try again.
  exit /b 3
)
goto %COMMAND%

rem ---- the commands

:setup
echo ^> everything is here
exit /b 0

:build
set "OPTIONS=%REST%"
if "%~2"=="--arm64" set "OPTIONS=-Parm64 %AFTER%"
echo ^> building
call mvn -B -ntp %OPTIONS% -DskipTests package
if errorlevel 1 exit /b 1
call :find_jar
echo ^> the jar is %JAR%
exit /b 0

:try
if "%~2"=="" goto usage
call :build_quietly
if errorlevel 1 exit /b 1
rem Those on Windows' own DLLs, and those on the simulator, in JVMs of their own.
call mvn -q -B -ntp surefire:test@default-test surefire:test@simulator "-Dtest=%~2" -Dsurefire.failIfNoSpecifiedTests=false
exit /b %ERRORLEVEL%

:test
for /d %%d in (target\*surefire*reports*) do rmdir /s /q "%%d"
if exist target\native del /s /q target\native\ctest*.xml >nul 2>nul
echo ^> building and testing
call mvn -B -ntp %REST% verify
set "RESULT=%ERRORLEVEL%"
ctest --preset msvc-x64
if errorlevel 1 set "RESULT=1"
echo ^> the same with -Xcheck:jni
call mvn -B -ntp %REST% -DskipNative -Djvm.flags=-Xcheck:jni -Drun.name=xcheck verify
if errorlevel 1 set "RESULT=1"
rem The table is a convenience here: Python may be missing, or be Windows' invitation to install it.
python toolchains\test\tally.py target 2>nul
exit /b %RESULT%

:demo
call :build_quietly
if errorlevel 1 exit /b 1
call :run_java io.github.winnet4j.demo.Demo target\test-classes target\classpath.txt
exit /b %ERRORLEVEL%

:bench
call :build_quietly -Pbench
if errorlevel 1 exit /b 1
set "RESULT=0"
echo %REST% | findstr /c:"--draw" >nul || call :run_java io.github.winnet4j.bench.Main target\bench\classes target\bench-classpath.txt
if errorlevel 1 set "RESULT=1"
echo %REST% | findstr /c:"--page" /c:"--draw" >nul && call :run_java io.github.winnet4j.bench.page.PageMain target\bench\classes target\bench-classpath.txt
exit /b %RESULT%

:shell
set "PATH=%JAVA_HOME%\bin;%PATH%"
echo ^> JAVA_HOME and the PATH to the JDK and CMake are set; exit leaves
cmd /k
exit /b %ERRORLEVEL%

:clean
if exist target rmdir /s /q target
exit /b 0

:usage
echo dev demo [ARGUMENTS]                   shows the library at work
echo dev try CLASS[#METHOD]                 builds, and runs that test
echo dev test [MAVEN-OPTIONS]               builds, and runs every test
echo dev build [--arm64] [MAVEN-OPTIONS]    builds the jar with the Windows x64 DLL in it; --arm64: that one too
echo dev bench [TOPICS] [--quick] [--page]    measures; --page makes docs/performance.md of it
echo dev shell                              a command prompt with everything on its PATH
echo dev setup                              only looks if everything needed is here
echo dev clean                              removes target
if "%COMMAND%"=="" exit /b 0
if /i "%COMMAND%"=="help" exit /b 0
exit /b 2

rem ---- pieces

rem MAVEN-OPTIONS: builds; what it says goes to target\build.log, and is shown when it fails.
:build_quietly
echo ^> building (log: target\build.log)
if not exist target mkdir target
call mvn -B -ntp %* -DskipTests package >target\build.log 2>&1
if not errorlevel 1 exit /b 0
type target\build.log
exit /b 1

rem Sets JAR to the jar that the last build made.
:find_jar
for /f "usebackq tokens=1,2 delims==" %%k in ("target\maven-archiver\pom.properties") do (
  if "%%k"=="artifactId" set "ARTIFACT=%%l"
  if "%%k"=="version" set "VERSION=%%l"
)
set "JAR=target\%ARTIFACT%-%VERSION%.jar"
exit /b 0

rem MAIN FOLDER FILE: runs MAIN with REST as its arguments; FOLDER has its classes, FILE the rest of the class path.
:run_java
call :find_jar
set "CLASSES="
for /f "usebackq delims=" %%p in ("%~3") do set "CLASSES=%%p"
"%JAVA_HOME%\bin\java.exe" --enable-native-access=ALL-UNNAMED -cp "%JAR%;%~2;target\test-classes;%CLASSES%" %~1 %REST%
exit /b %ERRORLEVEL%
