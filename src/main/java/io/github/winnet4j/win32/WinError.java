// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result codes of winerror.h that the four families answer with, under their own names.
 *
 * <p>This list is the only one: {@link #nameOf} reads it, and the native tests compare it with the compiler's header.
 * Codes above 0x7FFFFFFF are negative as a Java {@code int}.
 */
public final class WinError {
    public static final int ERROR_SUCCESS = 0;
    public static final int ERROR_FILE_NOT_FOUND = 2;
    public static final int ERROR_ACCESS_DENIED = 5;
    public static final int ERROR_INVALID_HANDLE = 6;
    public static final int ERROR_NOT_ENOUGH_MEMORY = 8;
    public static final int ERROR_INVALID_DATA = 13;
    public static final int ERROR_OUTOFMEMORY = 14;
    public static final int ERROR_GEN_FAILURE = 31;
    public static final int ERROR_NOT_SUPPORTED = 50;
    public static final int ERROR_BAD_NETPATH = 53;
    public static final int ERROR_UNEXP_NET_ERR = 59;
    public static final int ERROR_BAD_DEV_TYPE = 66;
    public static final int ERROR_BAD_NET_NAME = 67;
    public static final int ERROR_ALREADY_ASSIGNED = 85;
    public static final int ERROR_INVALID_PASSWORD = 86;
    public static final int ERROR_INVALID_PARAMETER = 87;
    public static final int ERROR_CALL_NOT_IMPLEMENTED = 120;
    public static final int ERROR_INSUFFICIENT_BUFFER = 122;
    public static final int ERROR_INVALID_NAME = 123;
    public static final int ERROR_INVALID_LEVEL = 124;
    public static final int ERROR_MOD_NOT_FOUND = 126;
    public static final int ERROR_PROC_NOT_FOUND = 127;
    public static final int ERROR_BUSY = 170;
    public static final int ERROR_ALREADY_EXISTS = 183;
    public static final int ERROR_FILENAME_EXCED_RANGE = 206;
    public static final int ERROR_MORE_DATA = 234;
    public static final int WAIT_TIMEOUT = 258;
    public static final int ERROR_NO_MORE_ITEMS = 259;
    public static final int ERROR_INVALID_ADDRESS = 487;
    public static final int ERROR_ABANDONED_WAIT_0 = 735;
    public static final int ERROR_OPERATION_ABORTED = 995;
    public static final int ERROR_IO_INCOMPLETE = 996;
    public static final int ERROR_IO_PENDING = 997;
    public static final int ERROR_SERVICE_NOT_ACTIVE = 1062;
    public static final int ERROR_NO_UNICODE_TRANSLATION = 1113;
    public static final int ERROR_NOT_FOUND = 1168;
    public static final int ERROR_NO_MATCH = 1169;
    public static final int ERROR_BAD_DEVICE = 1200;
    public static final int ERROR_CONNECTION_UNAVAIL = 1201;
    public static final int ERROR_DEVICE_ALREADY_REMEMBERED = 1202;
    public static final int ERROR_NO_NET_OR_BAD_PATH = 1203;
    public static final int ERROR_BAD_PROVIDER = 1204;
    public static final int ERROR_CANNOT_OPEN_PROFILE = 1205;
    public static final int ERROR_BAD_PROFILE = 1206;
    public static final int ERROR_NOT_CONTAINER = 1207;
    public static final int ERROR_EXTENDED_ERROR = 1208;
    public static final int ERROR_SESSION_CREDENTIAL_CONFLICT = 1219;
    public static final int ERROR_REMOTE_SESSION_LIMIT_EXCEEDED = 1220;
    public static final int ERROR_NO_NETWORK = 1222;
    public static final int ERROR_CANCELLED = 1223;
    public static final int ERROR_RETRY = 1237;
    public static final int ERROR_ALREADY_REGISTERED = 1242;
    public static final int ERROR_NOT_AUTHENTICATED = 1244;
    public static final int ERROR_NOT_LOGGED_ON = 1245;
    public static final int ERROR_ALREADY_INITIALIZED = 1247;
    public static final int ERROR_NO_MORE_DEVICES = 1248;
    public static final int ERROR_ACCESS_DISABLED_BY_POLICY = 1260;
    public static final int ERROR_NO_LOGON_SERVERS = 1311;
    public static final int ERROR_NO_SUCH_LOGON_SESSION = 1312;
    public static final int ERROR_LOGON_FAILURE = 1326;
    public static final int ERROR_TIMEOUT = 1460;
    public static final int ERROR_BAD_CONFIGURATION = 1610;
    public static final int RPC_S_INVALID_BINDING = 1702;
    public static final int RPC_S_UNKNOWN_IF = 1717;
    public static final int RPC_S_SERVER_UNAVAILABLE = 1722;
    public static final int RPC_S_SERVER_TOO_BUSY = 1723;
    public static final int RPC_S_CALL_FAILED = 1726;
    public static final int RPC_X_NULL_REF_POINTER = 1780;
    public static final int RPC_X_BAD_STUB_DATA = 1783;
    public static final int RPC_S_CALL_CANCELLED = 1818;
    public static final int ERROR_CONNECTED_OTHER_PASSWORD = 2108;
    public static final int ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT = 2109;
    public static final int ERROR_BAD_USERNAME = 2202;
    public static final int ERROR_NOT_CONNECTED = 2250;
    public static final int ERROR_OPEN_FILES = 2401;
    public static final int ERROR_ACTIVE_CONNECTIONS = 2402;
    public static final int ERROR_DEVICE_IN_USE = 2404;
    public static final int PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED = 4050;
    public static final int PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO = 4051;
    public static final int PEERDIST_ERROR_MISSING_DATA = 4052;
    public static final int PEERDIST_ERROR_NO_MORE = 4053;
    public static final int PEERDIST_ERROR_NOT_INITIALIZED = 4054;
    public static final int PEERDIST_ERROR_ALREADY_INITIALIZED = 4055;
    public static final int PEERDIST_ERROR_SHUTDOWN_IN_PROGRESS = 4056;
    public static final int PEERDIST_ERROR_INVALIDATED = 4057;
    public static final int PEERDIST_ERROR_ALREADY_EXISTS = 4058;
    public static final int PEERDIST_ERROR_OPERATION_NOTFOUND = 4059;
    public static final int PEERDIST_ERROR_ALREADY_COMPLETED = 4060;
    public static final int PEERDIST_ERROR_OUT_OF_BOUNDS = 4061;
    public static final int PEERDIST_ERROR_VERSION_UNSUPPORTED = 4062;
    public static final int PEERDIST_ERROR_INVALID_CONFIGURATION = 4063;
    public static final int PEERDIST_ERROR_NOT_LICENSED = 4064;
    public static final int PEERDIST_ERROR_SERVICE_UNAVAILABLE = 4065;
    public static final int PEERDIST_ERROR_TRUST_FAILURE = 4066;
    public static final int ERROR_INVALID_STATE = 5023;
    public static final int ERROR_NDIS_DOT11_AUTO_CONFIG_ENABLED = 0x80342000;
    public static final int ERROR_NDIS_DOT11_MEDIA_IN_USE = 0x80342001;
    public static final int ERROR_NDIS_DOT11_POWER_STATE_INVALID = 0x80342002;

    private WinError() {}

    /** The name of that code, such as {@code ERROR_INVALID_PARAMETER}, or null for a code that is not in this list. */
    public static @Nullable String nameOf(int code) {
        return Names.BY_CODE.get(code);
    }

    /** Built at the first failure, not when a constant is read. */
    private static final class Names {
        static final Map<Integer, String> BY_CODE = new HashMap<>();

        static {
            for (Field field : WinError.class.getDeclaredFields()) {
                if (field.getType() == int.class && Modifier.isPublic(field.getModifiers())) {
                    try {
                        BY_CODE.put(field.getInt(null), field.getName());
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(field + " is public", e);
                    }
                }
            }
        }
    }
}
