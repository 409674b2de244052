# winnet4j_jni: where jni.h is. It comes from the JDK that builds; a cross build takes our own jni_md.h instead of that
# JDK's, which describes the wrong machine.
add_library(winnet4j_jni INTERFACE)

if(NOT WINNET4J_JAVA_HOME)
  set(WINNET4J_JAVA_HOME "$ENV{JAVA_HOME}")
endif()
if(NOT EXISTS "${WINNET4J_JAVA_HOME}/include/jni.h")
  find_program(WINNET4J_JAVAC javac)
  file(REAL_PATH "${WINNET4J_JAVAC}/../../.." WINNET4J_JAVA_HOME)
  file(REAL_PATH "${WINNET4J_JAVAC}" real_javac)
  cmake_path(GET real_javac PARENT_PATH bin)
  cmake_path(GET bin PARENT_PATH WINNET4J_JAVA_HOME)
endif()
if(NOT EXISTS "${WINNET4J_JAVA_HOME}/include/jni.h")
  message(FATAL_ERROR "No JDK with include/jni.h: set JAVA_HOME to a JDK 17 or newer.")
endif()

if(CMAKE_HOST_WIN32)
  target_include_directories(winnet4j_jni SYSTEM INTERFACE
    "${WINNET4J_JAVA_HOME}/include" "${WINNET4J_JAVA_HOME}/include/win32")
else()
  target_include_directories(winnet4j_jni SYSTEM INTERFACE
    "${CMAKE_CURRENT_LIST_DIR}/jni" "${WINNET4J_JAVA_HOME}/include")
endif()
