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
    /** It worked. */
    public static final int ERROR_SUCCESS = 0;
    /** There is no such file, profile or object. */
    public static final int ERROR_FILE_NOT_FOUND = 2;
    /** The user may not do this, or Windows keeps it from desktop applications. */
    public static final int ERROR_ACCESS_DENIED = 5;
    /** The handle is closed, or never was one. */
    public static final int ERROR_INVALID_HANDLE = 6;
    /** There is too little memory for the call. */
    public static final int ERROR_NOT_ENOUGH_MEMORY = 8;
    /** The data is damaged or makes no sense. */
    public static final int ERROR_INVALID_DATA = 13;
    /** There is too little memory to finish the operation. */
    public static final int ERROR_OUTOFMEMORY = 14;
    /** The device or its driver failed. */
    public static final int ERROR_GEN_FAILURE = 31;
    /** The device, the driver or this Windows can't do this. */
    public static final int ERROR_NOT_SUPPORTED = 50;
    /** The server wasn't found. */
    public static final int ERROR_BAD_NETPATH = 53;
    /** The network failed in a way that Windows doesn't describe. */
    public static final int ERROR_UNEXP_NET_ERR = 59;
    /** The local device and the remote resource are of different types. */
    public static final int ERROR_BAD_DEV_TYPE = 66;
    /** The server has no share of this name. */
    public static final int ERROR_BAD_NET_NAME = 67;
    /** The local device leads to another resource already. */
    public static final int ERROR_ALREADY_ASSIGNED = 85;
    /** The password is wrong. */
    public static final int ERROR_INVALID_PASSWORD = 86;
    /** An argument is not allowed, alone or beside the others. */
    public static final int ERROR_INVALID_PARAMETER = 87;
    /** This Windows has the function, but not what it does. */
    public static final int ERROR_CALL_NOT_IMPLEMENTED = 120;
    /** The buffer is too small; the size that was given back says what is needed. */
    public static final int ERROR_INSUFFICIENT_BUFFER = 122;
    /** The name is not a valid one. */
    public static final int ERROR_INVALID_NAME = 123;
    /** The function has no such level of information. */
    public static final int ERROR_INVALID_LEVEL = 124;
    /** This Windows lacks the DLL. */
    public static final int ERROR_MOD_NOT_FOUND = 126;
    /** This Windows has the DLL, but not the function. */
    public static final int ERROR_PROC_NOT_FOUND = 127;
    /** The resource is in use; a later attempt may work. */
    public static final int ERROR_BUSY = 170;
    /** There is one of this name already. */
    public static final int ERROR_ALREADY_EXISTS = 183;
    /** The name is longer than any Windows name. */
    public static final int ERROR_FILENAME_EXCED_RANGE = 206;
    /** The buffer took only the beginning; the size that was given back says what is needed. */
    public static final int ERROR_MORE_DATA = 234;
    /** The time to wait ran out. */
    public static final int WAIT_TIMEOUT = 258;
    /** The enumeration has come to its end. */
    public static final int ERROR_NO_MORE_ITEMS = 259;
    /** A pointer that was given leads nowhere. */
    public static final int ERROR_INVALID_ADDRESS = 487;
    /** The completion port was closed while somebody waited at it. */
    public static final int ERROR_ABANDONED_WAIT_0 = 735;
    /** The operation was cancelled. */
    public static final int ERROR_OPERATION_ABORTED = 995;
    /** The operation has not ended yet. */
    public static final int ERROR_IO_INCOMPLETE = 996;
    /** The operation has begun and ends later, by its completion. */
    public static final int ERROR_IO_PENDING = 997;
    /** The service behind the function isn't running. */
    public static final int ERROR_SERVICE_NOT_ACTIVE = 1062;
    /** The ANSI code page can't hold a character of the name. */
    public static final int ERROR_NO_UNICODE_TRANSLATION = 1113;
    /** There is no such element. */
    public static final int ERROR_NOT_FOUND = 1168;
    /** Nothing fits the key or the name that was looked for. */
    public static final int ERROR_NO_MATCH = 1169;
    /** The name of the local device is not valid. */
    public static final int ERROR_BAD_DEVICE = 1200;
    /** The connection is remembered, but not in place at the moment. */
    public static final int ERROR_CONNECTION_UNAVAIL = 1201;
    /** The device is remembered for another resource already. */
    public static final int ERROR_DEVICE_ALREADY_REMEMBERED = 1202;
    /** No network provider knows the name, or the network is away. */
    public static final int ERROR_NO_NET_OR_BAD_PATH = 1203;
    /** There is no network provider of this name. */
    public static final int ERROR_BAD_PROVIDER = 1204;
    /** The user's list of remembered connections can't be opened. */
    public static final int ERROR_CANNOT_OPEN_PROFILE = 1205;
    /** The user's list of remembered connections is damaged. */
    public static final int ERROR_BAD_PROFILE = 1206;
    /** The resource holds no others that could be listed. */
    public static final int ERROR_NOT_CONTAINER = 1207;
    /** The network provider has an error of its own; {@link Mpr#WNetGetLastErrorW} tells which. */
    public static final int ERROR_EXTENDED_ERROR = 1208;
    /** The same user has a connection to this server under another name already. */
    public static final int ERROR_SESSION_CREDENTIAL_CONFLICT = 1219;
    /** There are as many sessions or handles already as are allowed. */
    public static final int ERROR_REMOTE_SESSION_LIMIT_EXCEEDED = 1220;
    /** There is no network, or it hasn't started. */
    public static final int ERROR_NO_NETWORK = 1222;
    /** The user ended the dialog, or the operation was cancelled. */
    public static final int ERROR_CANCELLED = 1223;
    /** The operation couldn't be finished; another attempt may work. */
    public static final int ERROR_RETRY = 1237;
    /** This registration exists already. */
    public static final int ERROR_ALREADY_REGISTERED = 1242;
    /** The user has not been authenticated. */
    public static final int ERROR_NOT_AUTHENTICATED = 1244;
    /** The user has not logged on to the network. */
    public static final int ERROR_NOT_LOGGED_ON = 1245;
    /** This was initialised before. */
    public static final int ERROR_ALREADY_INITIALIZED = 1247;
    /** There are no more local devices. */
    public static final int ERROR_NO_MORE_DEVICES = 1248;
    /** A group policy forbids this. */
    public static final int ERROR_ACCESS_DISABLED_BY_POLICY = 1260;
    /** No server is there that could check the logon. */
    public static final int ERROR_NO_LOGON_SERVERS = 1311;
    /** The logon session has ended, or never was. */
    public static final int ERROR_NO_SUCH_LOGON_SESSION = 1312;
    /** The user name or the password is wrong. */
    public static final int ERROR_LOGON_FAILURE = 1326;
    /** The time for the operation ran out. */
    public static final int ERROR_TIMEOUT = 1460;
    /** The configuration is damaged. */
    public static final int ERROR_BAD_CONFIGURATION = 1610;
    /** The way to the service's process is not valid: mostly a handle of the wrong kind. */
    public static final int RPC_S_INVALID_BINDING = 1702;
    /** The service doesn't offer this interface. */
    public static final int RPC_S_UNKNOWN_IF = 1717;
    /** The service's process is not there. */
    public static final int RPC_S_SERVER_UNAVAILABLE = 1722;
    /** The service has too much to do; a later attempt may work. */
    public static final int RPC_S_SERVER_TOO_BUSY = 1723;
    /** The service's process ended during the call. */
    public static final int RPC_S_CALL_FAILED = 1726;
    /** A pointer that must lead somewhere is null. */
    public static final int RPC_X_NULL_REF_POINTER = 1780;
    /** The service received data that it can't read. */
    public static final int RPC_X_BAD_STUB_DATA = 1783;
    /** The call to the service was cancelled. */
    public static final int RPC_S_CALL_CANCELLED = 1818;
    /** The resource is connected, with a password other than the one given. */
    public static final int ERROR_CONNECTED_OTHER_PASSWORD = 2108;
    /** The resource is connected, with a password other than the default one. */
    public static final int ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT = 2109;
    /** The user name is not a valid one. */
    public static final int ERROR_BAD_USERNAME = 2202;
    /** There is no such connection. */
    public static final int ERROR_NOT_CONNECTED = 2250;
    /** Files are open over the connection, or requests wait. */
    public static final int ERROR_OPEN_FILES = 2401;
    /** There are still connections in use. */
    public static final int ERROR_ACTIVE_CONNECTIONS = 2402;
    /** A process uses the device, so the connection can't end. */
    public static final int ERROR_DEVICE_IN_USE = 2404;
    /** The content information has a version that this Windows doesn't know. */
    public static final int PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED = 4050;
    /** The content information is damaged. */
    public static final int PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO = 4051;
    /** No cache has the data; it must come from the source. */
    public static final int PEERDIST_ERROR_MISSING_DATA = 4052;
    /** There is no more content information to be read. */
    public static final int PEERDIST_ERROR_NO_MORE = 4053;
    /** BranchCache was not started in this process. */
    public static final int PEERDIST_ERROR_NOT_INITIALIZED = 4054;
    /** BranchCache was started in this process already. */
    public static final int PEERDIST_ERROR_ALREADY_INITIALIZED = 4055;
    /** BranchCache is being shut down in this process. */
    public static final int PEERDIST_ERROR_SHUTDOWN_IN_PROGRESS = 4056;
    /** The content was unpublished, or the cache was emptied. */
    public static final int PEERDIST_ERROR_INVALIDATED = 4057;
    /** Content is published under this identifier already. */
    public static final int PEERDIST_ERROR_ALREADY_EXISTS = 4058;
    /** The operation that was to be cancelled isn't in progress. */
    public static final int PEERDIST_ERROR_OPERATION_NOTFOUND = 4059;
    /** The stream or the content is complete and takes no more data. */
    public static final int PEERDIST_ERROR_ALREADY_COMPLETED = 4060;
    /** The range lies outside the content. */
    public static final int PEERDIST_ERROR_OUT_OF_BOUNDS = 4061;
    /** This Windows doesn't support the version of BranchCache that was asked for. */
    public static final int PEERDIST_ERROR_VERSION_UNSUPPORTED = 4062;
    /** The configuration of BranchCache is not valid. */
    public static final int PEERDIST_ERROR_INVALID_CONFIGURATION = 4063;
    /** This edition of Windows isn't licensed for BranchCache. */
    public static final int PEERDIST_ERROR_NOT_LICENSED = 4064;
    /** The service of BranchCache isn't running. */
    public static final int PEERDIST_ERROR_SERVICE_UNAVAILABLE = 4065;
    /** BranchCache doesn't trust the other side. */
    public static final int PEERDIST_ERROR_TRUST_FAILURE = 4066;
    /** The object is not in a state where this can be done. */
    public static final int ERROR_INVALID_STATE = 5023;
    /** Windows configures the adapter by itself, so this setting can't be made. */
    public static final int ERROR_NDIS_DOT11_AUTO_CONFIG_ENABLED = 0x80342000;
    /** The adapter is busy with something else. */
    public static final int ERROR_NDIS_DOT11_MEDIA_IN_USE = 0x80342001;
    /** The radio of the adapter is off. */
    public static final int ERROR_NDIS_DOT11_POWER_STATE_INVALID = 0x80342002;

    private WinError() {}

    /**
     * The name of that code, such as {@code ERROR_INVALID_PARAMETER}, or null for a code that is not in this list.
     *
     * @param code a code of Windows
     * @return the name, or null
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
