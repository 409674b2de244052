// SPDX-License-Identifier: Apache-2.0

/**
 * The Windows functions one to one: Microsoft's names, the same parameters in the same order, the Win32 code as the
 * result.
 *
 * <p>A {@code HANDLE} or pointer is a {@code long}, a {@code DWORD} an {@code int}, a {@code BOOL} a {@code boolean}.
 * An out-parameter is an array of the caller's. It is written on success; where it is also written with another code
 * its description says so. Nothing here allocates in Java.
 *
 * <p>An expected failure is a return value, never an exception. Where this Windows lacks the DLL the result is
 * {@link io.github.winnet4j.win32.WinError#ERROR_MOD_NOT_FOUND}, where it lacks the function
 * {@link io.github.winnet4j.win32.WinError#ERROR_PROC_NOT_FOUND}. Mistakes in arguments (null, an array that is too
 * short, a name that no Windows name can be) are a {@link java.lang.NullPointerException} or
 * {@link java.lang.IllegalArgumentException} before any call. Elsewhere than on Windows every function throws an
 * {@link io.github.winnet4j.ApiUnavailableException}; where winnet4j.dll can't be loaded, an
 * {@link java.lang.UnsatisfiedLinkError} that says why.
 *
 * <p>This layer keeps no state: closing a handle twice, or using it afterwards, is as harmful as it is in C.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.win32;
