// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.room;
import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.NativeLibrary;
import org.jspecify.annotations.Nullable;

/**
 * cfgmgr32.dll: the functions that lead to the device nodes of a kind, such as those of paired Wi-Fi Direct devices,
 * and to their properties; one to one. They answer a {@code CONFIGRET}, which isn't a Win32 code: 0 for success, and
 * the {@code CR_} constants here. A property's key is 20 bytes: the GUID of its set, and its number.
 *
 * @since 0.1.0
 */
public final class Cfgmgr32 {
    /** Success. */
    public static final int CR_SUCCESS = 0;
    /** There is no memory for that. */
    public static final int CR_OUT_OF_MEMORY = 2;
    /** An argument is missing. */
    public static final int CR_INVALID_POINTER = 3;
    /** There is no such node. */
    public static final int CR_NO_SUCH_DEVNODE = 13;
    /** The array has no room for all. */
    public static final int CR_BUFFER_SMALL = 26;
    /** No device has that identifier. */
    public static final int CR_INVALID_DEVICE_ID = 30;
    /** There is no such property. */
    public static final int CR_NO_SUCH_VALUE = 37;
    /** Access is denied. */
    public static final int CR_ACCESS_DENIED = 51;
    /** There is no such interface. */
    public static final int CR_NO_SUCH_DEVICE_INTERFACE = 55;

    /** Also interfaces of devices that aren't there now. */
    public static final int CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES = 1;
    /** Also a node whose device isn't there now. */
    public static final int CM_LOCATE_DEVNODE_PHANTOM = 1;

    /** The type of bytes. */
    public static final int DEVPROP_TYPE_BINARY = 0x1003;
    /** The type of a GUID. */
    public static final int DEVPROP_TYPE_GUID = 0xD;
    /** The type of a truth value: a byte, -1 for true. */
    public static final int DEVPROP_TYPE_BOOLEAN = 0x11;
    /** The type of text, in UTF-16 with a NUL. */
    public static final int DEVPROP_TYPE_STRING = 0x12;

    private static final int GUID = 16;
    private static final int KEY = 20;

    private Cfgmgr32() {}

    /**
     * Asks how long the list of interfaces is.
     *
     * @param pulLen receives the number of UTF-16 units that {@link #CM_Get_Device_Interface_ListW} needs
     * @param InterfaceClassGuid the 16 bytes of the GUID of the kind of interfaces
     * @param pDeviceID the device whose interfaces are wanted; null for all devices
     * @param ulFlags 0 for those of devices that are there, or {@link #CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES}
     * @return a CONFIGRET
     */
    public static int CM_Get_Device_Interface_List_SizeW(
            int[] pulLen, byte[] InterfaceClassGuid, @Nullable String pDeviceID, int ulFlags) {
        room("pulLen", pulLen.length, 1);
        room("InterfaceClassGuid", InterfaceClassGuid.length, GUID);
        NativeLibrary.require();
        return CM_Get_Device_Interface_List_SizeW0(pulLen, InterfaceClassGuid, pDeviceID, ulFlags);
    }

    /**
     * Lists the interfaces of a kind.
     *
     * @param InterfaceClassGuid the 16 bytes of the GUID of the kind of interfaces
     * @param pDeviceID the device whose interfaces are wanted; null for all devices
     * @param Buffer receives their names, each with a NUL, and a NUL behind the last
     * @param BufferLen how many UTF-16 units the array has room for
     * @param ulFlags 0 for those of devices that are there, or {@link #CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES}
     * @return a CONFIGRET; {@link #CR_BUFFER_SMALL} when there are more by now
     */
    public static int CM_Get_Device_Interface_ListW(
            byte[] InterfaceClassGuid, @Nullable String pDeviceID, char[] Buffer, int BufferLen, int ulFlags) {
        room("InterfaceClassGuid", InterfaceClassGuid.length, GUID);
        room("Buffer", Buffer.length, BufferLen);
        NativeLibrary.require();
        return CM_Get_Device_Interface_ListW0(InterfaceClassGuid, pDeviceID, Buffer, BufferLen, ulFlags);
    }

    /**
     * Reads a property of an interface.
     *
     * @param pszDeviceInterface its name
     * @param PropertyKey the 20 bytes of the key
     * @param PropertyType receives the type
     * @param PropertyBuffer receives the value
     * @param PropertyBufferSize the number of bytes that there is room for; receives how many the value has
     * @param ulFlags 0
     * @return a CONFIGRET; {@link #CR_NO_SUCH_VALUE} when it has no such property
     */
    public static int CM_Get_Device_Interface_PropertyW(
            String pszDeviceInterface,
            byte[] PropertyKey,
            int[] PropertyType,
            byte[] PropertyBuffer,
            int[] PropertyBufferSize,
            int ulFlags) {
        requireNonNull(pszDeviceInterface, "pszDeviceInterface");
        property(PropertyKey, PropertyType, PropertyBuffer, PropertyBufferSize);
        return CM_Get_Device_Interface_PropertyW0(
                pszDeviceInterface, PropertyKey, PropertyType, PropertyBuffer, PropertyBufferSize, ulFlags);
    }

    /**
     * Finds the node of a device.
     *
     * @param pdnDevInst receives the node
     * @param pDeviceID the identifier of the device's instance
     * @param ulFlags 0 when it must be there, or {@link #CM_LOCATE_DEVNODE_PHANTOM}
     * @return a CONFIGRET
     */
    public static int CM_Locate_DevNodeW(int[] pdnDevInst, String pDeviceID, int ulFlags) {
        room("pdnDevInst", pdnDevInst.length, 1);
        requireNonNull(pDeviceID, "pDeviceID");
        NativeLibrary.require();
        return CM_Locate_DevNodeW0(pdnDevInst, pDeviceID, ulFlags);
    }

    /**
     * Reads a property of a device.
     *
     * @param dnDevInst its node
     * @param PropertyKey the 20 bytes of the key
     * @param PropertyType receives the type
     * @param PropertyBuffer receives the value
     * @param PropertyBufferSize the number of bytes that there is room for; receives how many the value has
     * @param ulFlags 0
     * @return a CONFIGRET; {@link #CR_NO_SUCH_VALUE} when it has no such property
     */
    public static int CM_Get_DevNode_PropertyW(
            int dnDevInst,
            byte[] PropertyKey,
            int[] PropertyType,
            byte[] PropertyBuffer,
            int[] PropertyBufferSize,
            int ulFlags) {
        property(PropertyKey, PropertyType, PropertyBuffer, PropertyBufferSize);
        return CM_Get_DevNode_PropertyW0(
                dnDevInst, PropertyKey, PropertyType, PropertyBuffer, PropertyBufferSize, ulFlags);
    }

    private static void property(byte[] key, int[] type, byte[] buffer, int[] size) {
        room("PropertyKey", key.length, KEY);
        room("PropertyType", type.length, 1);
        room("PropertyBufferSize", size.length, 1);
        room("PropertyBuffer", buffer.length, size[0]);
        NativeLibrary.require();
    }

    private static native int CM_Get_Device_Interface_List_SizeW0(
            int[] length, byte[] interfaceClass, @Nullable String device, int flags);

    private static native int CM_Get_Device_Interface_ListW0(
            byte[] interfaceClass, @Nullable String device, char[] buffer, int length, int flags);

    private static native int CM_Get_Device_Interface_PropertyW0(
            String path, byte[] key, int[] type, byte[] buffer, int[] size, int flags);

    private static native int CM_Locate_DevNodeW0(int[] node, String device, int flags);

    private static native int CM_Get_DevNode_PropertyW0(
            int node, byte[] key, int[] type, byte[] buffer, int[] size, int flags);
}
