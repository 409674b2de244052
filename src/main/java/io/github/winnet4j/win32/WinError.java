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
 *
 * @since 0.1.0
 */
public final class WinError {
    /** The call succeeded. */
    public static final int ERROR_SUCCESS = 0;
    /** There is no such file; for a Wi-Fi profile: no custom user data is set. */
    public static final int ERROR_FILE_NOT_FOUND = 2;
    /** Access is denied; on Windows 11 also for lack of the user's consent to location. */
    public static final int ERROR_ACCESS_DENIED = 5;
    /** The handle is not known: it was closed, or never was one. */
    public static final int ERROR_INVALID_HANDLE = 6;
    /** There is too little memory for the call. */
    public static final int ERROR_NOT_ENOUGH_MEMORY = 8;
    /** The data is not valid. */
    public static final int ERROR_INVALID_DATA = 13;
    /** There is too little memory to finish the operation. */
    public static final int ERROR_OUTOFMEMORY = 14;
    /** A device doesn't work. */
    public static final int ERROR_GEN_FAILURE = 31;
    /** The request is not supported. */
    public static final int ERROR_NOT_SUPPORTED = 50;
    /** The network path was not found. */
    public static final int ERROR_BAD_NETPATH = 53;
    /** An unexpected network error occurred. */
    public static final int ERROR_UNEXP_NET_ERR = 59;
    /** The type of the resource doesn't suit the device or the call. */
    public static final int ERROR_BAD_DEV_TYPE = 66;
    /** The network name was not found. */
    public static final int ERROR_BAD_NET_NAME = 67;
    /** The local device is in use already. */
    public static final int ERROR_ALREADY_ASSIGNED = 85;
    /** The password is wrong. */
    public static final int ERROR_INVALID_PASSWORD = 86;
    /** An argument is not valid, by itself or together with the others. */
    public static final int ERROR_INVALID_PARAMETER = 87;
    /** The function exists on this system, but does nothing. */
    public static final int ERROR_CALL_NOT_IMPLEMENTED = 120;
    /** The buffer is too small. */
    public static final int ERROR_INSUFFICIENT_BUFFER = 122;
    /** The name is not valid. */
    public static final int ERROR_INVALID_NAME = 123;
    /** The level of information is not valid. */
    public static final int ERROR_INVALID_LEVEL = 124;
    /** The DLL was not found. */
    public static final int ERROR_MOD_NOT_FOUND = 126;
    /** The DLL was found, but it lacks the function. */
    public static final int ERROR_PROC_NOT_FOUND = 127;
    /** The resource is in use; a later attempt may succeed. */
    public static final int ERROR_BUSY = 170;
    /** An object of this name exists already. */
    public static final int ERROR_ALREADY_EXISTS = 183;
    /** The name is too long. */
    public static final int ERROR_FILENAME_EXCED_RANGE = 206;
    /** The buffer is too small for all of the data; the size given back is the one that is needed. */
    public static final int ERROR_MORE_DATA = 234;
    /** The time limit of a wait has passed. */
    public static final int WAIT_TIMEOUT = 258;
    /** The enumeration is at its end, or no device is free. */
    public static final int ERROR_NO_MORE_ITEMS = 259;
    /** A pointer is not valid. */
    public static final int ERROR_INVALID_ADDRESS = 487;
    /** The completion port was closed during a wait. */
    public static final int ERROR_ABANDONED_WAIT_0 = 735;
    /** The operation was cancelled. */
    public static final int ERROR_OPERATION_ABORTED = 995;
    /** The operation is still pending. */
    public static final int ERROR_IO_INCOMPLETE = 996;
    /** The operation has begun; its completion follows. */
    public static final int ERROR_IO_PENDING = 997;
    /** The service is not running. */
    public static final int ERROR_SERVICE_NOT_ACTIVE = 1062;
    /** A character does not exist in the ANSI code page. */
    public static final int ERROR_NO_UNICODE_TRANSLATION = 1113;
    /** The element was not found. */
    public static final int ERROR_NOT_FOUND = 1168;
    /** Nothing matches; for a Wi-Fi profile: the adapter lacks a capability that the profile needs. */
    public static final int ERROR_NO_MATCH = 1169;
    /** The name of the local device is not valid. */
    public static final int ERROR_BAD_DEVICE = 1200;
    /** The connection is remembered, but not connected now. */
    public static final int ERROR_CONNECTION_UNAVAIL = 1201;
    /** The device is remembered already. */
    public static final int ERROR_DEVICE_ALREADY_REMEMBERED = 1202;
    /** No network provider accepted the path. */
    public static final int ERROR_NO_NET_OR_BAD_PATH = 1203;
    /** No network provider has this name. */
    public static final int ERROR_BAD_PROVIDER = 1204;
    /** The profile of network connections can't be opened. */
    public static final int ERROR_CANNOT_OPEN_PROFILE = 1205;
    /** The profile is not valid: that of network connections, or the XML of a Wi-Fi profile. */
    public static final int ERROR_BAD_PROFILE = 1206;
    /** The resource is not a container, so it can't be enumerated. */
    public static final int ERROR_NOT_CONTAINER = 1207;
    /** The network provider has an error of its own; {@link Mpr#WNetGetLastErrorW} has it. */
    public static final int ERROR_EXTENDED_ERROR = 1208;
    /** The same user has a connection to this server under another user name already. */
    public static final int ERROR_SESSION_CREDENTIAL_CONFLICT = 1219;
    /** Too many sessions or handles are open. */
    public static final int ERROR_REMOTE_SESSION_LIMIT_EXCEEDED = 1220;
    /** No network is present or started. */
    public static final int ERROR_NO_NETWORK = 1222;
    /** The user cancelled the operation. */
    public static final int ERROR_CANCELLED = 1223;
    /** The operation couldn't be completed; another attempt may succeed. */
    public static final int ERROR_RETRY = 1237;
    /** It is registered already. */
    public static final int ERROR_ALREADY_REGISTERED = 1242;
    /** The user is not authenticated. */
    public static final int ERROR_NOT_AUTHENTICATED = 1244;
    /** The user is not logged on to the network. */
    public static final int ERROR_NOT_LOGGED_ON = 1245;
    /** It is initialised already. */
    public static final int ERROR_ALREADY_INITIALIZED = 1247;
    /** There are no more local devices. */
    public static final int ERROR_NO_MORE_DEVICES = 1248;
    /** Group policy forbids this. */
    public static final int ERROR_ACCESS_DISABLED_BY_POLICY = 1260;
    /** No logon server is available. */
    public static final int ERROR_NO_LOGON_SERVERS = 1311;
    /** The logon session does not exist; it may have ended. */
    public static final int ERROR_NO_SUCH_LOGON_SESSION = 1312;
    /** The user name or the password is wrong. */
    public static final int ERROR_LOGON_FAILURE = 1326;
    /** The time limit of the operation has passed. */
    public static final int ERROR_TIMEOUT = 1460;
    /** The configuration is not usable, such as a hosted network without a name. */
    public static final int ERROR_BAD_CONFIGURATION = 1610;
    /** The binding of the call to the service is not valid. */
    public static final int RPC_S_INVALID_BINDING = 1702;
    /** The service does not know the interface. */
    public static final int RPC_S_UNKNOWN_IF = 1717;
    /** The service can't be reached. */
    public static final int RPC_S_SERVER_UNAVAILABLE = 1722;
    /** The service is too busy; a later attempt may succeed. */
    public static final int RPC_S_SERVER_TOO_BUSY = 1723;
    /** The call to the service failed. */
    public static final int RPC_S_CALL_FAILED = 1726;
    /** A pointer that must not be null is null. */
    public static final int RPC_X_NULL_REF_POINTER = 1780;
    /** The call to the service had bad data. */
    public static final int RPC_X_BAD_STUB_DATA = 1783;
    /** The call to the service was cancelled. */
    public static final int RPC_S_CALL_CANCELLED = 1818;
    /** The connection was made, with a password other than the one given. */
    public static final int ERROR_CONNECTED_OTHER_PASSWORD = 2108;
    /** The connection was made, with the default credentials. */
    public static final int ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT = 2109;
    /** The user name is not valid. */
    public static final int ERROR_BAD_USERNAME = 2202;
    /** The network connection does not exist. */
    public static final int ERROR_NOT_CONNECTED = 2250;
    /** Files are open over the connection, or requests are pending. */
    public static final int ERROR_OPEN_FILES = 2401;
    /** Active connections still exist. */
    public static final int ERROR_ACTIVE_CONNECTIONS = 2402;
    /** An active process uses the device, so it can't be disconnected. */
    public static final int ERROR_DEVICE_IN_USE = 2404;
    /** The version of the content information is not supported. */
    public static final int PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED = 4050;
    /** The content information is malformed. */
    public static final int PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO = 4051;
    /** The data is neither in the local cache nor with peers; get it from its source. */
    public static final int PEERDIST_ERROR_MISSING_DATA = 4052;
    /** The end is reached: of the content information, or of the content. */
    public static final int PEERDIST_ERROR_NO_MORE = 4053;
    /** BranchCache is not initialised. */
    public static final int PEERDIST_ERROR_NOT_INITIALIZED = 4054;
    /** BranchCache is initialised already. */
    public static final int PEERDIST_ERROR_ALREADY_INITIALIZED = 4055;
    /** BranchCache is being shut down. */
    public static final int PEERDIST_ERROR_SHUTDOWN_IN_PROGRESS = 4056;
    /** A change of BranchCache's status has made the handle useless; it must still be closed. */
    public static final int PEERDIST_ERROR_INVALIDATED = 4057;
    /** Content is published under this identifier already. */
    public static final int PEERDIST_ERROR_ALREADY_EXISTS = 4058;
    /** There is no operation to cancel, or it has completed already. */
    public static final int PEERDIST_ERROR_OPERATION_NOTFOUND = 4059;
    /** It was completed already. */
    public static final int PEERDIST_ERROR_ALREADY_COMPLETED = 4060;
    /** The offset lies beyond the content. */
    public static final int PEERDIST_ERROR_OUT_OF_BOUNDS = 4061;
    /** The version of the API that was asked for is not supported. */
    public static final int PEERDIST_ERROR_VERSION_UNSUPPORTED = 4062;
    /** The configuration of BranchCache is not valid. */
    public static final int PEERDIST_ERROR_INVALID_CONFIGURATION = 4063;
    /** BranchCache is not licensed. */
    public static final int PEERDIST_ERROR_NOT_LICENSED = 4064;
    /** The service of BranchCache is not available, or not yet. */
    public static final int PEERDIST_ERROR_SERVICE_UNAVAILABLE = 4065;
    /** BranchCache could not establish trust. */
    public static final int PEERDIST_ERROR_TRUST_FAILURE = 4066;
    /** The state does not allow this: not connected, say, or disabled by group policy. */
    public static final int ERROR_INVALID_STATE = 5023;
    /** The adapter is in auto configuration mode, so the setting can't be changed. */
    public static final int ERROR_NDIS_DOT11_AUTO_CONFIG_ENABLED = 0x80342000;
    /** The adapter is busy. */
    public static final int ERROR_NDIS_DOT11_MEDIA_IN_USE = 0x80342001;
    /** The radio of the adapter is off. */
    public static final int ERROR_NDIS_DOT11_POWER_STATE_INVALID = 0x80342002;

    private WinError() {}

    /**
     * The name of a code, such as {@code ERROR_INVALID_PARAMETER}.
     *
     * @param code a code that a function has answered
     * @return the name, or null for a code that is not in this list
     */
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
