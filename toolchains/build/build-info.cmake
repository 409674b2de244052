# build_info(PACKAGE CLASSES OUTPUT) writes PACKAGE's BuildInfo.java into OUTPUT: ${VERSION}, and the SHA-256 of every DLL
# that goes into the jar made of CLASSES. A file that would stay the same isn't touched.
function(build_info PACKAGE CLASSES OUTPUT)
  file(GLOB dlls RELATIVE "${CLASSES}" "${CLASSES}/META-INF/lib/*/*.dll")
  list(SORT dlls)
  set(cases "")
  foreach(dll IN LISTS dlls)
    file(SHA256 "${CLASSES}/${dll}" hash)
    string(APPEND cases "            case \"${dll}\" -> \"${hash}\";\n")
  endforeach()

  string(REPLACE "." "/" folder "${PACKAGE}")
  file(CONFIGURE OUTPUT "${OUTPUT}/${folder}/BuildInfo.java" @ONLY CONTENT
"package @PACKAGE@;

import org.jspecify.annotations.Nullable;

/** Fixed when the jar was built; written by toolchains/build/build-info.cmake. */
final class BuildInfo {
    static final String VERSION = \"@VERSION@\";

    private BuildInfo() {}

    /** The SHA-256 of that resource, or null when this build has no such DLL. */
    static @Nullable String sha256(String resource) {
        return switch (resource) {
@cases@            default -> null;
        };
    }
}
")
endfunction()
