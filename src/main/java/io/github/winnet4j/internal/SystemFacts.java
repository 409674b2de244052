// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

/**
 * What Windows says: its text for a code, if a DLL has a function, the logon session of this process. Needs the DLL to
 * be loaded.
 */
public final class SystemFacts {
    private SystemFacts() {}

    /** Windows' own text for that code without its line ends, or an empty string when it has none. */
    public static String message(int code) {
        char[] text = new char[1024];
        int length = message0(code, text);
        return new String(text, 0, length).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** 0 when that DLL has that function; 126 when there is no such DLL, 127 when it lacks the function. */
    public static int procedure(String dll, String function) {
        return procedure0(dll, dll.length(), function, function.length());
    }

    /** What {@link LogonFacts} has, into an array of 4; the answer is the Win32 code. */
    static int logon(int[] facts) {
        return logon0(facts);
    }

    /** How many characters were stored; the array has 1024. */
    private static native int message0(int code, char[] text);

    private static native int procedure0(String dll, int dllLength, String function, int functionLength);

    private static native int logon0(int[] facts);
}
